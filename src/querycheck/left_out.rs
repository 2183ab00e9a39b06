//! Statements that were found and are not checked.

use std::fmt::{self, Display, Formatter};

use serde::Serialize;

use crate::report::style::count;

/// Statements that were found and are not checked, for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Lowercase, without a final period, about one statement.
    pub reason: String,
    pub statements: usize,
    /// The first of them: its name, or the beginning of its text.
    pub example: String,
}

impl Display for LeftOut {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let LeftOut { reason, statements, example } = self;
        let statements = count(*statements, "statement", "statements");
        write!(f, "left out: {statements}, such as {example}: {reason}")
    }
}

impl LeftOut {
    pub fn new(reason: impl Into<String>, example: impl Into<String>) -> LeftOut {
        LeftOut { reason: reason.into(), statements: 1, example: example.into() }
    }

    /// Adds a statement to those that are left out for its reason.
    pub fn add_to(self, list: &mut Vec<LeftOut>) {
        match list.iter_mut().find(|known| known.reason == self.reason) {
            Some(known) => known.statements += self.statements,
            None => list.push(self),
        }
    }
}
