//! Names the server's process behind a session. See `backend_pid.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("backend_pid.sql");

pub async fn backend_pid(session: &Session) -> Result<i32, Error> {
    session.query_one(SQL, &[]).await?.try_get("pid")
}
