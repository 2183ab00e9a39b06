//! Fixes of a query's plan, before anybody has tried them.
//!
//! - [`search`]: what a condition searches a table for.
//! - [`index`]: the indexes that would serve a scan, and the statements that create them.
//! - [`text`]: the text of the query; [`rewrite`] and [`page`] make other texts of it.

pub mod index;
pub mod page;
pub mod rewrite;
pub mod search;
pub mod text;

pub use index::{NewIndex, OrderKey, Wanted};
pub use search::{Scanned, Search, Using};
pub use text::Text;

/// Something that may fix a cause.
#[derive(Clone, Debug, PartialEq)]
pub enum Remedy {
    /// All of these indexes.
    Indexes(Vec<NewIndex>),
    /// The query in another text.
    Query(String),
    /// The query in another text, which needs these indexes.
    QueryWith { sql: String, indexes: Vec<NewIndex> },
    /// The page after the row that comes before the page: only the database knows it.
    Page,
    /// Indexes for a search within a function or a trigger, which no plan shows: the columns searched for.
    Inner { index: NewIndex, columns: Vec<String> },
}

impl Remedy {
    /// Whether it can only be tried in a copy of the database.
    pub fn needs_copy(&self) -> bool {
        matches!(self, Remedy::Indexes(_) | Remedy::Inner { .. } | Remedy::QueryWith { .. })
    }
}
