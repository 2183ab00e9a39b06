//! Says whether a schema has migration ledgers. See `ledger_exists.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("ledger_exists.sql");

pub async fn ledger_exists(session: &Session, schema: &str) -> Result<bool, Error> {
    session.query_one(SQL, &[&schema]).await?.try_get("is_there")
}
