//! The query takes more than is allowed, and no other cause explains it.

use super::code::CauseCode;
use super::context::Context;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use crate::querycheck::outcome::UnmetExpectation;
use crate::querycheck::rules::RuleCode;

pub const DOC: Doc = Doc {
    meaning: "the query exceeds a limit, and no other cause explains it",
    example: "max_buffers: 10",
    fix: "the query, or the bound",
};

pub(super) fn of(context: &Context<'_>) -> Diagnosis {
    let UnmetExpectation { check, expected, found, rule, location, .. } = context.unmet;
    if *rule == RuleCode::Grows {
        let message = format!(
            "{check} reads more pages as the number of tasks grows, and no index, view or statistics explain it"
        );
        let file = format!("{}:{}", location.file, location.line);
        return Diagnosis::new(CauseCode::TooCostly, check, message)
            .hint(format!("if this growth is intended, allow it at {file}"));
    }
    Diagnosis::new(CauseCode::TooCostly, check, format!("{check}: {found}, where {expected} was expected"))
}
