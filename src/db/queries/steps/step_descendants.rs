//! Reads the steps that depend on a step, however far away.

use tokio_postgres::Error;

use super::step_ancestors::linked;
use crate::db::Session;
use crate::model::step::Linked;

pub const SQL: &str = include_str!("step_descendants.sql");

/// Reads the descendants of a step in id order, each linked to its parents.
pub async fn step_descendants(session: &Session, step_id: i64) -> Result<Vec<Linked>, Error> {
    session.query(SQL, &[&step_id]).await?.iter().map(linked).collect()
}
