//! Finds a step by its id, or by its name within a task.

use tokio_postgres::{Error, Row};

use crate::db::Session;

pub const SQL: &str = include_str!("find_step.sql");

/// Where a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepPlace {
    pub step_id: i64,
    pub task_id: i64,
}

impl TryFrom<Row> for StepPlace {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(StepPlace { step_id: row.try_get("workflow_step_id")?, task_id: row.try_get("task_id")? })
    }
}

pub async fn find_step(session: &Session, step_id: i64) -> Result<Option<StepPlace>, Error> {
    let params = (Some(step_id), None::<i64>, None::<&str>);
    session.query_opt(SQL, &[&params.0, &params.1, &params.2]).await?.map(StepPlace::try_from).transpose()
}

pub async fn find_named_step(
    session: &Session,
    task_id: i64,
    name: &str,
) -> Result<Option<StepPlace>, Error> {
    let params = (None::<i64>, Some(task_id), Some(name));
    session.query_opt(SQL, &[&params.0, &params.1, &params.2]).await?.map(StepPlace::try_from).transpose()
}
