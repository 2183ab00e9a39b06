//! Prints an index that has proven to be valid. See `index_definition.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("index_definition.sql");

/// `None` while it is not there, or not valid.
pub async fn index_definition(session: &Session, schema: &str, name: &str) -> Result<Option<String>, Error> {
    session.query_opt(SQL, &[&schema, &name]).await?.map(|row| row.try_get("definition")).transpose()
}
