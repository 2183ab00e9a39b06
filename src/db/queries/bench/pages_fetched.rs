//! Counts the pages that this transaction has touched. See `pages_fetched.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("pages_fetched.sql");

pub async fn pages_fetched(session: &Session) -> Result<i64, Error> {
    session.query_one(SQL, &[]).await?.try_get("pages")
}
