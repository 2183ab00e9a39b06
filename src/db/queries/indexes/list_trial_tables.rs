//! Lists the program's tables, to make copies of them. See `list_trial_tables.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("list_trial_tables.sql");

/// A table and how it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrialTable {
    pub name: String,
    /// `fillfactor=70`, as `alter table … set (…)` takes it.
    pub settings: Option<String>,
}

pub async fn list_trial_tables(session: &Session, schema: &str) -> Result<Vec<TrialTable>, Error> {
    let rows = session.query(SQL, &[&schema]).await?;
    let tables = rows.iter();
    tables
        .map(|row| Ok(TrialTable { name: row.try_get("name")?, settings: row.try_get("settings")? }))
        .collect()
}
