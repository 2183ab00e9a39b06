//! The result of finding a cause.

use super::code::CauseCode;

/// A cause with its message and fix.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnosis {
    pub cause: CauseCode,
    /// The subject of the cause: an index, a table, a column, a query.
    pub object: String,
    /// Lowercase, without a final period.
    pub message: String,
    /// The commands or SQL statements that fix it, in this order.
    pub fix: Vec<String>,
}

impl Diagnosis {
    pub fn new(cause: CauseCode, object: impl Into<String>, message: impl Into<String>) -> Diagnosis {
        Diagnosis { cause, object: object.into(), message: message.into(), fix: Vec::new() }
    }

    #[must_use]
    pub fn fix(mut self, command: impl Into<String>) -> Diagnosis {
        self.fix.push(command.into());
        self
    }
}
