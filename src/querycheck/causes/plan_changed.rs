//! The plan differs from the baseline.

use super::code::CauseCode;
use super::context::Context;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use crate::error::{TASKER, shell_word};

pub const DOC: Doc = Doc {
    meaning: "the plan differs from the baseline",
    example: "a table that grew, a new major version",
    fix: "look at both; then `--update-baseline`",
};

pub(super) fn of(context: &Context<'_>) -> Diagnosis {
    let name = &context.check.name;
    let file = shell_word(&context.unmet.location.file);
    let message = format!("the plan of {name} differs from the baseline");
    Diagnosis::new(CauseCode::PlanChanged, name, message)
        .fix(format!("{TASKER} check plans --baseline {file} --update-baseline"))
        .hint("the fix accepts the new plan, if it is as good")
}
