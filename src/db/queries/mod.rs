//! Each query has its files in one folder: `NOUN/NAME.sql`; next to it `NAME.rs` with its row type and one
//! function ([`crate::db::row`]), and `NAME.yaml` with the expectations of its plans. The head of each `.sql`
//! has its purpose, parameters, the locks it takes and the index it relies on.
//!
//! The build script finds the files: a new one needs no list. What a file defines is also found in its noun:
//! `queries::steps::{Claimed, claim_steps}`. Those of [`mod@bench`] are for benchmarks, not for databases in use.

include!(concat!(env!("OUT_DIR"), "/query_modules.rs"));

/// A query, by the name of its file.
pub struct Query {
    /// Its folder.
    pub noun: &'static str,
    /// No two queries share one, whatever their folders.
    pub name: &'static str,
    pub sql: &'static str,
}

impl Query {
    /// Returns why its plans have no check, as in its head: `-- Plan: none, reads catalogs.`
    pub fn unchecked_because(&self) -> Option<&'static str> {
        self.sql.lines().find_map(|line| line.strip_prefix("-- Plan: none, "))
    }
}

/// Every query.
pub const ALL: &[Query] = include!(concat!(env!("OUT_DIR"), "/queries.rs"));

/// The question of a user who asks a view about one task or step.
pub fn view_by_key(view: &str, key: &str) -> String {
    format!("select * from {view} where {key} = $1")
}

/// The expectations of a query's plans: the text of the YAML file.
pub struct CheckText {
    /// Below this folder.
    pub path: &'static str,
    pub text: &'static str,
}

/// Every such file.
pub const CHECKS: &[CheckText] = include!(concat!(env!("OUT_DIR"), "/query_checks.rs"));
