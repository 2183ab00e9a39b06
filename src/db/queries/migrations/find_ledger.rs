use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("find_ledger.sql");

/// The ledgers of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ledger {
    Absent,
    /// It exists, in a schema that this user may use.
    Open,
    /// It exists, in a schema that this user may not use.
    Closed,
}

pub async fn find_ledger(session: &Session, schema: &str) -> Result<Ledger, Error> {
    Ok(match session.query_opt(SQL, &[&schema]).await? {
        None => Ledger::Absent,
        Some(row) if row.try_get("is_open")? => Ledger::Open,
        Some(_) => Ledger::Closed,
    })
}
