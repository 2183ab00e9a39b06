use serde_json::Value;
use tokio_postgres::Error;

use crate::db::Session;
use crate::model::state::State;

pub const SQL: &str = include_str!("repair_task.sql");

/// The derived columns of a task's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct DerivedTask {
    pub remaining_steps: i32,
    pub active_steps: i32,
    pub complete: bool,
    pub state: State,
}

/// Writes it, with a transition for each of `moves`; this transaction holds the task's lock. Returns the
/// number of transitions recorded.
pub async fn repair_task(
    session: &Session,
    task_id: i64,
    derived: &DerivedTask,
    moves: &[State],
    metadata: &Value,
) -> Result<i64, Error> {
    let moves: Vec<&str> = moves.iter().map(|state| state.as_str()).collect();
    let DerivedTask { remaining_steps, active_steps, complete, .. } = derived;
    session.row(SQL, &[&task_id, remaining_steps, active_steps, complete, &moves, metadata]).await
}
