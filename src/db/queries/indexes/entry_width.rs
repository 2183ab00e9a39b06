//! Tells how wide an index's entries would be. See `entry_width.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("entry_width.sql");

/// In bytes; `None` where that is not known.
pub async fn entry_width(
    session: &Session,
    schema: &str,
    table: &str,
    columns: &[&str],
) -> Result<Option<i64>, Error> {
    session.query_one(SQL, &[&schema, &table, &columns]).await?.try_get("width_bytes")
}
