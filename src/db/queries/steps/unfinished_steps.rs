//! Reads the unfinished steps of a task. See `unfinished_steps.sql`.

use tokio_postgres::Error;

use crate::db::Session;
use crate::model::diagnosis::Unfinished;

pub const SQL: &str = include_str!("unfinished_steps.sql");

/// Reads no more than `limit` of them: those that wait for no parent, with `waiting_too` the others as well.
pub async fn unfinished_steps(
    session: &Session,
    task_id: i64,
    waiting_too: bool,
    limit: i64,
) -> Result<Vec<Unfinished>, Error> {
    session.query(SQL, &[&task_id, &waiting_too, &limit]).await?.iter().map(Unfinished::try_from).collect()
}
