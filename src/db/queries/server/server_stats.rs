//! Reads what the server counts, and its limits. See `server_stats.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("server_stats.sql");

/// Counters and limits at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerStats {
    /// Since the statistics were last reset, like `transactions`.
    pub temp_files: i64,
    pub temp_bytes: i64,
    pub transactions: i64,
    /// Of this database.
    pub own_connections: i64,
    /// `None`: this database has no limit of its own.
    pub own_limit: Option<i64>,
    /// Of all databases.
    pub connections: i64,
    /// What the server lets those in who are not superusers.
    pub connection_limit: i64,
    pub work_mem: String,
    pub shared_buffers: String,
    pub is_autovacuum_on: bool,
    /// The database nearest to a wraparound, and the ages of its oldest ids.
    pub oldest_database: String,
    pub xids: i64,
    pub multixacts: i64,
    /// Whether the role sees what other users' sessions do.
    pub may_see_others: bool,
    pub role: String,
}

pub async fn server_stats(session: &Session) -> Result<ServerStats, Error> {
    let row = session.query_one(SQL, &[]).await?;
    Ok(ServerStats {
        temp_files: row.try_get("temp_files")?,
        temp_bytes: row.try_get("temp_bytes")?,
        transactions: row.try_get("transactions")?,
        own_connections: row.try_get("own_connections")?,
        own_limit: row.try_get("own_limit")?,
        connections: row.try_get("connections")?,
        connection_limit: row.try_get("connection_limit")?,
        work_mem: row.try_get("work_mem")?,
        shared_buffers: row.try_get("shared_buffers")?,
        is_autovacuum_on: row.try_get("is_autovacuum_on")?,
        oldest_database: row.try_get("oldest_database")?,
        xids: row.try_get("xids")?,
        multixacts: row.try_get("multixacts")?,
        may_see_others: row.try_get("may_see_others")?,
        role: row.try_get("role")?,
    })
}
