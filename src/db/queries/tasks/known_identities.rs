//! Finds the tasks of some identities. See `known_identities.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("known_identities.sql");

/// The identities that have a task, each with its id.
pub async fn known_identities(session: &Session, identities: &[String]) -> Result<Vec<(String, i64)>, Error> {
    let rows = session.query(SQL, &[&identities]).await?;
    rows.iter().map(|row| Ok((row.try_get("identity_hash")?, row.try_get("task_id")?))).collect()
}
