//! The result of finding a cause.

use super::code::CauseCode;
use crate::querycheck::advice::Remedy;

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
    /// What may fix it, best first: one that helps when tried becomes the fix.
    pub remedies: Vec<Remedy>,
    /// What to know about the fix, or to do where no statement helps; lowercase.
    pub hint: Option<String>,
    /// The diagnosis in its place, if none of its remedies helps.
    pub otherwise: Option<Box<Diagnosis>>,
}

impl Diagnosis {
    pub fn new(cause: CauseCode, object: impl Into<String>, message: impl Into<String>) -> Diagnosis {
        Diagnosis {
            cause,
            object: object.into(),
            message: message.into(),
            fix: Vec::new(),
            remedies: Vec::new(),
            hint: None,
            otherwise: None,
        }
    }

    #[must_use]
    pub fn fix(mut self, command: impl Into<String>) -> Diagnosis {
        self.fix.push(command.into());
        self
    }

    #[must_use]
    pub fn remedies(mut self, remedies: impl IntoIterator<Item = Remedy>) -> Diagnosis {
        self.remedies.extend(remedies);
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Diagnosis {
        self.hint = Some(hint.into());
        self
    }
}
