//! Compares flags, counters and queues with what transitions and edges say.

use serde_json::{Map, Value};
use tokio_postgres::types::Json;
use tokio_postgres::{Error, Row};

use crate::db::Session;
use crate::model::state::State;

pub const SQL: &str = include_str!("state_differences.sql");

/// A step or a task of which something stored is not what it should be.
#[derive(Clone, Debug)]
pub struct StateDifference {
    pub task_id: i64,
    /// `None`: the task itself differs.
    pub step_id: Option<i64>,
    /// The step's name.
    pub step: Option<String>,
    /// By its newest transition.
    pub state: State,
    /// All that was compared, equal or not; the keys are those of `derived`.
    pub stored: Map<String, Value>,
    pub derived: Map<String, Value>,
    /// By the step's flags, a worker that is alive holds it.
    pub is_held: bool,
}

fn object(row: &Row, column: &str) -> Result<Map<String, Value>, Error> {
    row.try_get(column).map(|Json(object)| object)
}

impl TryFrom<Row> for StateDifference {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(StateDifference {
            task_id: row.try_get("task_id")?,
            step_id: row.try_get("workflow_step_id")?,
            step: row.try_get("name")?,
            state: row.try_get("state")?,
            stored: object(&row, "stored")?,
            derived: object(&row, "derived")?,
            is_held: row.try_get("is_held")?,
        })
    }
}

/// The steps and tasks that differ among those of `task_ids`, by id, each task after its steps.
pub async fn state_differences(session: &Session, task_ids: &[i64]) -> Result<Vec<StateDifference>, Error> {
    session.query(SQL, &[&task_ids]).await?.into_iter().map(StateDifference::try_from).collect()
}
