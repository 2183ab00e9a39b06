use tokio_postgres::Error;

use super::build_progress::blocker;
use crate::db::Session;
use crate::model::blocker::Blocker;

pub const SQL: &str = include_str!("blocking_session.sql");

/// Names the session that a process waits for.
pub async fn blocking_session(session: &Session, pid: i32) -> Result<Option<Blocker>, Error> {
    match session.query_opt(SQL, &[&pid]).await? {
        Some(row) => blocker(&row),
        None => Ok(None),
    }
}
