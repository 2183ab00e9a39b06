use tokio_postgres::{Error, Row};

use crate::model::diagnosis::{Place, Unfinished};

from_row! {
    |row| Unfinished {
        step_id = "workflow_step_id", place: place(row)?, queue,
        remaining_parents: row.try_get::<_, Option<_>>("remaining_parents")?.unwrap_or_default(),
        parents: row.try_get::<_, Option<_>>("parents")?.unwrap_or_default(),
    }
}

fn place(row: &Row) -> Result<Place, Error> {
    let place: &str = row.try_get("place")?;
    Ok(Place::ALL.into_iter().find(|known| known.as_str() == place).unwrap_or(Place::Stopped))
}

query! {
    /// Reads no more than `limit` of them, and follows no more parents of any.
    pub fn steps_before(step_id: i64, limit: i64) -> Vec<Unfinished>
}
