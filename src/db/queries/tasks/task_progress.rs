//! Reads how far tasks have come. See `task_progress.sql`.

use tokio_postgres::Error;

use crate::db::Session;
use crate::model::state::State;

pub const SQL: &str = include_str!("task_progress.sql");

#[derive(Clone, Copy, Debug)]
pub struct Progress {
    pub task_id: i64,
    pub state: State,
    pub remaining_steps: i32,
    pub active_steps: i32,
}

impl Progress {
    /// Whether nothing of the task moves by itself any more.
    pub fn is_ended(&self) -> bool {
        self.state.is_final() || (self.state == State::Error && self.active_steps == 0)
    }
}

pub async fn task_progress(session: &Session, task_ids: &[i64]) -> Result<Vec<Progress>, Error> {
    let rows = session.query(SQL, &[&task_ids]).await?;
    rows.iter()
        .map(|row| {
            Ok(Progress {
                task_id: row.try_get("task_id")?,
                state: row.try_get("state")?,
                remaining_steps: row.try_get("remaining_steps")?,
                active_steps: row.try_get("active_steps")?,
            })
        })
        .collect()
}
