//! Says whether there is a schema of this name. See `schema_exists.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("schema_exists.sql");

pub async fn schema_exists(session: &Session, schema: &str) -> Result<bool, Error> {
    session.query_one(SQL, &[&schema]).await?.try_get("is_there")
}
