//! Reads the names and states of steps. See `step_names.sql`.

use tokio_postgres::{Error, Row};

use crate::db::Session;
use crate::model::step::Neighbour;

pub const SQL: &str = include_str!("step_names.sql");

fn neighbour(row: &Row) -> Result<Neighbour, Error> {
    Ok(Neighbour {
        step_id: row.try_get("workflow_step_id")?,
        name: row.try_get("name")?,
        state: row.try_get("state")?,
    })
}

pub async fn step_names(session: &Session, step_ids: &[i64]) -> Result<Vec<Neighbour>, Error> {
    session.query(SQL, &[&step_ids]).await?.iter().map(neighbour).collect()
}
