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
    session.row(SQL, &[&schema, &table, &columns]).await
}
