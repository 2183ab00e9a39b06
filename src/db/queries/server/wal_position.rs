//! Tells how much write-ahead log the server has written. See `wal_position.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("wal_position.sql");

/// Bytes since the server was made; only a difference says something.
pub async fn wal_position(session: &Session) -> Result<f64, Error> {
    session.query_one(SQL, &[]).await?.try_get("bytes")
}
