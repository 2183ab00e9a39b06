use tokio_postgres::{Error, Row};

use crate::model::diagnosis::{Situation, Unfinished};

from_row! {
    |row| Unfinished {
        step_id = "workflow_step_id", situation: situation(row)?, queue,
        remaining_parents: row.try_get::<_, Option<_>>("remaining_parents")?.unwrap_or_default(),
        parents: row.try_get::<_, Option<_>>("parents")?.unwrap_or_default(),
    }
}

fn situation(row: &Row) -> Result<Situation, Error> {
    Ok(Situation::of_word(row.try_get("situation")?).unwrap_or(Situation::Stopped))
}

query! {
    /// Reads no more than `limit` of them, and follows no more parents of any.
    pub fn steps_before(step_id: i64, limit: i64) -> Vec<Unfinished>
}
