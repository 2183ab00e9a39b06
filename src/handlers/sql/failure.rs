//! The meaning of a server's error for a step.

use std::error::Error;

use tokio_postgres::error::{DbError, ErrorPosition, SqlState};

use crate::db::sqlstate;
use crate::model::handler::{Outcome, StepFailure};

/// How an attempt ended that the server, or the way to it, made an end of.
pub(super) fn outcome(error: &tokio_postgres::Error, statement: &str) -> Outcome {
    let failure = describe(error, statement);
    match sqlstate::is_interruption(error) {
        true => Outcome::Interrupted(failure),
        false => Outcome::Failed(failure),
    }
}

/// An error in one line, and whether a further attempt can help.
pub(super) fn describe(error: &tokio_postgres::Error, statement: &str) -> StepFailure {
    let Some(said) = error.as_db_error() else {
        let message = match error.source() {
            Some(cause) => format!("{error}: {cause}"),
            None => error.to_string(),
        };
        // Ours, of a value that cannot be sent or read: it will be the same again.
        let permanent = !sqlstate::is_interruption(error);
        return StepFailure { message, permanent, ..StepFailure::default() };
    };
    let mut message = StepFailure::bounded(said.message().to_owned());
    if let Some(detail) = said.detail() {
        message.push_str(&format!(": {}", StepFailure::bounded(detail.trim_end_matches('.').to_owned())));
    }
    if let Some(line) = line_of(said, statement) {
        message.push_str(&format!(" at line {line}"));
    }
    let sqlstate = said.code().code().to_owned();
    message.push_str(&format!(" (SQLSTATE {sqlstate})"));
    StepFailure {
        message: message.replace('\n', " "),
        permanent: is_permanent(said.code()),
        sqlstate: Some(sqlstate),
        ..StepFailure::default()
    }
}

/// The line of a statement of several lines that a syntax error points at.
fn line_of(said: &DbError, statement: &str) -> Option<usize> {
    let Some(ErrorPosition::Original(character)) = said.position() else { return None };
    let before = statement.chars().take(*character as usize - 1);
    (statement.trim().contains('\n')).then(|| before.filter(|c| *c == '\n').count() + 1)
}

/// Whether no further attempt can help: the statement or the values given to it
/// are at fault, and those never change.
///
/// What depends on the rest of the database is tried again: a table that a
/// migration is about to create, a grant, a row another one writes or removes, a
/// lost race, a full disk, a server that restarts.
fn is_permanent(code: &SqlState) -> bool {
    // Feature not supported; data exception; program limit exceeded.
    ["0A", "22", "54"].iter().any(|class| code.code().starts_with(class))
        || [
            SqlState::SYNTAX_ERROR,
            SqlState::DATATYPE_MISMATCH,
            SqlState::INDETERMINATE_DATATYPE,
            SqlState::UNDEFINED_PARAMETER,
            SqlState::NOT_NULL_VIOLATION,
            SqlState::CHECK_VIOLATION,
        ]
        .contains(code)
}
