//! What an application knows of its own indexes and views.

use std::future::Future;

use super::causes::Diagnosis;
use super::explain::TableName;
use crate::db::Session;
use crate::error::Result;

/// An application that installs its own tables, and knows which of its indexes and views are not as it
/// installs them.
pub trait Application {
    /// Its tables. A check that reads one of them looks at all: no plan reads a table whose index is missing.
    fn tables(&self) -> Vec<TableName>;

    /// Whether a statement of these words is one of the application's own.
    fn is_own(&self, words: &[&str]) -> bool;

    /// Compares its indexes and views with those of the database.
    fn defects(&self, session: &Session) -> impl Future<Output = Result<Vec<Defect>>>;
}

/// An index or a view that is not as its application installs it.
#[derive(Clone, Debug)]
pub struct Defect {
    /// The table of the index, or the view itself.
    pub table: TableName,
    /// Names the index or the view as its object.
    pub diagnosis: Diagnosis,
}
