//! Reads the database's clock. See `clock.sql`.

use jiff::Timestamp;
use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("clock.sql");

pub async fn clock(session: &Session) -> Result<Timestamp, Error> {
    session.query_one(SQL, &[]).await?.try_get("now")
}
