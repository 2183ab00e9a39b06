//! Prints an index of a temporary table. See `print_temporary_index.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("print_temporary_index.sql");

pub async fn print_temporary_index(session: &Session, name: &str) -> Result<String, Error> {
    session.query_one(SQL, &[&name]).await?.try_get("definition")
}
