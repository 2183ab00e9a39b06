//! What people are told of a cause.

/// A cause for people: in the docs, and in documents for code scanning.
#[derive(Clone, Copy, Debug)]
pub struct Doc {
    pub meaning: &'static str,
    pub example: &'static str,
    pub fix: &'static str,
}
