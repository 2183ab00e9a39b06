//! Tells how many more connections the server takes. See `connection_room.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("connection_room.sql");

pub async fn connection_room(session: &Session) -> Result<i32, Error> {
    session.query_one(SQL, &[]).await?.try_get("room")
}
