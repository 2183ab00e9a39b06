//! The planner's estimate of the rows is wrong.

use super::{CauseCode, Context, Diagnosis};

pub const MEANING: &str = "the planner's estimate of the rows is wrong";

pub(super) fn of(context: &Context<'_>) -> Diagnosis {
    let node = context.node();
    let message = format!("{}: {}", node.title(), context.unmet.found);
    let diagnosis = Diagnosis::new(CauseCode::Misestimated, node.title(), message);
    match node.table() {
        Some(table) => diagnosis
            .fix(format!("analyze {}", table.quoted()))
            .fix("if the columns depend on each other: create statistics on a, b from the table"),
        None => diagnosis,
    }
}
