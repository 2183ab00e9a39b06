//! Names the tables that were never analysed. See `unanalysed_tables.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("unanalysed_tables.sql");

pub async fn unanalysed_tables(session: &Session) -> Result<Vec<String>, Error> {
    session.query(SQL, &[]).await?.iter().map(|row| row.try_get("name")).collect()
}
