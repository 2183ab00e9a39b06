//! Which server this is, and who asks it. See `server_facts.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("server_facts.sql");

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerFacts {
    /// `15.18 (Debian 15.18-0+deb12u1)`.
    pub version: String,
    pub major: i32,
    /// It replays what another server does, and takes no writes.
    pub is_standby: bool,
    /// Whose rights count.
    pub role: String,
}

pub async fn server_facts(session: &Session) -> Result<ServerFacts, Error> {
    let row = session.query_one(SQL, &[]).await?;
    Ok(ServerFacts {
        version: row.try_get("version")?,
        major: row.try_get("major")?,
        is_standby: row.try_get("is_standby")?,
        role: row.try_get("role")?,
    })
}
