//! Reads where a task stands. See `task_condition.sql`.

use jiff::Timestamp;
use tokio_postgres::{Error, Row};

use crate::db::Session;
use crate::model::state::State;

pub const SQL: &str = include_str!("task_condition.sql");

/// A task by its own rows.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskCondition {
    /// As a person writes it: `namespace/name@version`.
    pub workflow: String,
    pub state: State,
    /// When it entered its state; `None` before its first transition.
    pub since: Option<Timestamp>,
    pub remaining_steps: i32,
    /// Steps that move by themselves.
    pub active_steps: i32,
    /// The database's clock.
    pub as_of: Timestamp,
}

impl TryFrom<Row> for TaskCondition {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(TaskCondition {
            workflow: row.try_get("workflow")?,
            state: row.try_get("state")?,
            since: row.try_get("since")?,
            remaining_steps: row.try_get("remaining_steps")?,
            active_steps: row.try_get("active_steps")?,
            as_of: row.try_get("as_of")?,
        })
    }
}

pub async fn task_condition(session: &Session, task_id: i64) -> Result<Option<TaskCondition>, Error> {
    session.query_opt(SQL, &[&task_id]).await?.map(TaskCondition::try_from).transpose()
}
