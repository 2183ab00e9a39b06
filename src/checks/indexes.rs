//! The indexes of the program's tables.

use anyhow::Context as _;
use serde::Serialize;

use crate::db::queries::list_indexes::{IndexRow, list_indexes};
use crate::db::{Session, quote_identifier};
use crate::error::Result;

/// An index of one of the program's tables.
#[derive(Clone, Debug, Serialize)]
pub struct Index {
    pub name: String,
    pub table: String,
    /// Whether queries may use it; a build that failed leaves it without.
    pub is_valid: bool,
    pub is_unique: bool,
    pub size_bytes: i64,
    /// Since the server's statistics were reset.
    pub scans: i64,
}

/// Something to mend.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    pub index: String,
    /// What is wrong, as a sentence without a period.
    pub what: String,
    /// The command or SQL statement that mends it.
    pub mend: String,
}

/// What was looked at, and what is wrong with it.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    pub indexes: Vec<Index>,
    pub findings: Vec<Finding>,
}

/// Looks at every index of the program's tables in `schema`.
pub async fn check(session: &Session, schema: &str) -> Result<Report> {
    let rows = list_indexes(session, schema, &[]).await.context("reading the indexes")?;
    let findings = rows.iter().filter(|row| !row.is_valid).map(|row| Finding {
        index: row.name.clone(),
        what: "is invalid: writes pay for it and no query may use it".to_owned(),
        mend: format!("drop index concurrently {}.{}", quote_identifier(schema), quote_identifier(&row.name)),
    });
    let findings = findings.collect();
    Ok(Report { indexes: rows.into_iter().map(Index::from).collect(), findings })
}

impl From<IndexRow> for Index {
    fn from(row: IndexRow) -> Index {
        Index {
            name: row.name,
            table: row.table,
            is_valid: row.is_valid,
            is_unique: row.is_unique,
            size_bytes: row.size_bytes,
            scans: row.scans,
        }
    }
}
