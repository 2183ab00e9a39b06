//! What to save of a database, and what is said of a file that was saved.

use serde::Serialize;

use super::document::Values;
use crate::querycheck::file::QueryCheck;

/// What to save.
pub struct SaveOptions<'a> {
    /// Their parameters are drawn, and the values in them are no secret.
    pub checks: &'a [QueryCheck],
    pub values: Values,
    /// Columns that keep all values: `TABLE.COLUMN`, or with the schema before.
    pub keep_values_of: &'a [String],
}

/// How much was not read but estimated, or left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Remarks {
    /// B-trees whose height is computed from their size.
    pub estimated_heights: u64,
    /// GIN indexes whose pending list is taken for empty.
    pub unknown_pending_lists: u64,
    /// Columns whose values were replaced.
    pub replaced_columns: u64,
    /// Columns whose values have no replacement and were left out.
    pub columns_without_values: u64,
    /// Statistics whose most common groups of values were left out.
    pub omitted_groups: u64,
    /// Cases of checks without parameters.
    pub cases_without_parameters: u64,
    /// Columns named to keep their values that have none, or that there are none of.
    pub unknown_columns: Vec<String>,
}
