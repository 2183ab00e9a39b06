//! Finds a dependent system, or makes it.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("insert_dependent_system.sql");

/// Returns the id of the system and locks its row until the transaction ends.
pub async fn insert_dependent_system(session: &Session, name: &str, description: &str) -> Result<i64, Error> {
    session.query_one(SQL, &[&name, &description]).await?.try_get("dependent_system_id")
}
