//! What is wrong with a template, and where.

use std::fmt;
use std::ops::Range;

use serde::Serialize;

/// One fault of a workflow file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The file as it was named; `-` for standard input.
    pub file: String,
    /// From 1; 0 when the fault is about the whole file.
    pub line: usize,
    /// From 1, in characters; 0 when the fault is about the whole file.
    pub column: usize,
    /// One word for scripts, such as `unknown_key`.
    pub code: &'static str,
    /// What is wrong, lowercase and without a final period.
    pub message: String,
    /// What to write instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The bytes of the file to point at.
    #[serde(skip)]
    pub span: Range<usize>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}
