//! Reads the oldest open transaction. See `oldest_snapshot.sql`.

use tokio_postgres::{Error, Row};

use crate::db::Session;
use crate::model::diagnosis::Snapshot;

pub const SQL: &str = include_str!("oldest_snapshot.sql");

impl TryFrom<Row> for Snapshot {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(Snapshot {
            pid: row.try_get("pid")?,
            user: row.try_get("usename")?,
            application: row.try_get::<_, Option<String>>("application_name")?.unwrap_or_default(),
            seconds: row.try_get("seconds")?,
        })
    }
}

pub async fn oldest_snapshot(session: &Session) -> Result<Option<Snapshot>, Error> {
    session.query_opt(SQL, &[]).await?.map(Snapshot::try_from).transpose()
}
