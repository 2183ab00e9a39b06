//! An index could serve, and the planner takes another way.

use super::condition::{Condition, reads_all};
use super::{CauseCode, Context, Diagnosis};
use crate::querycheck::explain::{TableName, Tier};
use crate::querycheck::outcome::UnmetExpectation;
use crate::querycheck::rules::figure;

pub const MEANING: &str = "an index could serve, but the planner chooses another plan";

/// The planner reads a whole table although an index starts with a column of the condition.
pub(super) fn find(context: &Context<'_>) -> Option<Diagnosis> {
    // With sequential scans forbidden, it has another reason to read a whole index.
    if context.unmet.tier == Tier::Possible || !reads_all(context) {
        return None;
    }
    let condition = Condition::of(context)?;
    let (.., index) = condition.indexed().next()?;
    let table = &condition.table;
    let message = format!(
        "the planner reads all of {} although {} could serve: it expects {} rows",
        table.name,
        index.name,
        figure(context.node().plan_rows)
    );
    let diagnosis = Diagnosis::new(CauseCode::NotChosen, &table.name, message);
    Some(diagnosis.fix(format!("analyze {}", table.quoted())))
}

/// The indexes that the check names exist, but the planner chooses others.
pub(super) fn of(context: &Context<'_>) -> Diagnosis {
    let UnmetExpectation { check, expected, found, .. } = context.unmet;
    let message = format!("{check} is planned with {found} instead of {expected}");
    let diagnosis = Diagnosis::new(CauseCode::NotChosen, check, message);
    let mut tables: Vec<TableName> = context.plan.root.tables().collect();
    tables.sort();
    tables.dedup();
    let tables: Vec<String> = tables.iter().map(TableName::quoted).collect();
    if tables.is_empty() { diagnosis } else { diagnosis.fix(format!("analyze {}", tables.join(", "))) }
}
