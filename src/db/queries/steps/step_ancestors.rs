//! Reads the steps that a step depends on, however far away.

use tokio_postgres::{Error, Row};

use crate::db::Session;
use crate::model::step::{Linked, Neighbour};

pub const SQL: &str = include_str!("step_ancestors.sql");

/// Reads the ancestors of a step in id order, each linked to its children.
pub async fn step_ancestors(session: &Session, step_id: i64) -> Result<Vec<Linked>, Error> {
    session.query(SQL, &[&step_id]).await?.iter().map(linked).collect()
}

pub(super) fn linked(row: &Row) -> Result<Linked, Error> {
    Ok(Linked {
        step: Neighbour {
            step_id: row.try_get("workflow_step_id")?,
            name: row.try_get("name")?,
            state: row.try_get("state")?,
        },
        towards: row.try_get("towards")?,
    })
}
