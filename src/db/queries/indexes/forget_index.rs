//! Takes an index out of the ledger. See `forget_index.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("forget_index.sql");

pub async fn forget_index(session: &Session, name: &str) -> Result<u64, Error> {
    session.execute(SQL, &[&name]).await
}
