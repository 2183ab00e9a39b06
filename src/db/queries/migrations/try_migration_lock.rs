use jiff::Timestamp;
use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("try_migration_lock.sql");

/// The answer: taken, or held by another session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MigrationLock {
    Taken,
    /// Everything is `None` when the holder let go in between.
    Held {
        pid: Option<i32>,
        application: Option<String>,
        since: Option<Timestamp>,
    },
}

pub async fn try_migration_lock(session: &Session, schema: &str) -> Result<MigrationLock, Error> {
    let row = session.query_one(SQL, &[&schema]).await?;
    Ok(if row.try_get("is_taken")? {
        MigrationLock::Taken
    } else {
        MigrationLock::Held {
            pid: row.try_get("pid")?,
            application: row.try_get("application_name")?,
            since: row.try_get("backend_start")?,
        }
    })
}
