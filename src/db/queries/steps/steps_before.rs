//! Reads a step and the nearest steps that it waits for. See `steps_before.sql`.

use tokio_postgres::{Error, Row};

use crate::db::Session;
use crate::model::diagnosis::{Place, Unfinished};

pub const SQL: &str = include_str!("steps_before.sql");

impl TryFrom<&Row> for Unfinished {
    type Error = Error;

    fn try_from(row: &Row) -> Result<Self, Error> {
        let place: &str = row.try_get("place")?;
        Ok(Unfinished {
            step_id: row.try_get("workflow_step_id")?,
            place: Place::ALL.into_iter().find(|known| known.as_str() == place).unwrap_or(Place::Stopped),
            queue: row.try_get("queue")?,
            remaining_parents: row.try_get::<_, Option<_>>("remaining_parents")?.unwrap_or_default(),
            parents: row.try_get::<_, Option<_>>("parents")?.unwrap_or_default(),
        })
    }
}

/// Reads no more than `limit` of them, and follows no more parents of any.
pub async fn steps_before(session: &Session, step_id: i64, limit: i64) -> Result<Vec<Unfinished>, Error> {
    session.query(SQL, &[&step_id, &limit]).await?.iter().map(Unfinished::try_from).collect()
}
