//! Reads the unfinished steps that a step or a task waits for. See `unfinished_steps.sql`.

use tokio_postgres::{Error, Row};

use crate::db::Session;
use crate::model::diagnosis::{Place, Unfinished};

pub const SQL: &str = include_str!("unfinished_steps.sql");

/// Whose steps to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// This step and those before it.
    Step(i64),
    /// The task's steps that wait for no parent.
    Task(i64),
}

fn unfinished(row: &Row) -> Result<Unfinished, Error> {
    let place: &str = row.try_get("place")?;
    Ok(Unfinished {
        step_id: row.try_get("workflow_step_id")?,
        place: Place::ALL.into_iter().find(|known| known.as_str() == place).unwrap_or(Place::Stopped),
        parents: row.try_get("parents")?,
    })
}

/// Reads no more than `limit` of them.
pub async fn unfinished_steps(session: &Session, whose: Whose, limit: i64) -> Result<Vec<Unfinished>, Error> {
    let (step_id, task_id) = match whose {
        Whose::Step(id) => (Some(id), None),
        Whose::Task(id) => (None, Some(id)),
    };
    session.query(SQL, &[&step_id, &task_id, &limit]).await?.iter().map(unfinished).collect()
}
