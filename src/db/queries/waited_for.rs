//! Names whom a process waits for. See `waited_for.sql`.

use tokio_postgres::Error;

use super::build_progress::blocker;
use crate::db::Session;
use crate::model::blocker::Blocker;

pub const SQL: &str = include_str!("waited_for.sql");

pub async fn waited_for(session: &Session, pid: i32) -> Result<Option<Blocker>, Error> {
    match session.query_opt(SQL, &[&pid]).await? {
        Some(row) => blocker(&row),
        None => Ok(None),
    }
}
