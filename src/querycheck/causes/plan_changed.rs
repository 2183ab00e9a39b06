//! The plan differs from the baseline.

use super::{CauseCode, Context, Diagnosis};
use crate::error::shell_word;

pub const MEANING: &str = "the plan differs from the baseline";

pub(super) fn of(context: &Context<'_>) -> Diagnosis {
    let name = &context.check.name;
    let file = shell_word(&context.unmet.location.file);
    let message = format!("the plan of {name} differs from the baseline");
    Diagnosis::new(CauseCode::PlanChanged, name, message)
        .fix(format!("if it is as good, accept it: tasker check plans --baseline {file} --update-baseline"))
}
