use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("read_only.sql");

/// Whether writes are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writes {
    Taken,
    /// By a primary, of which this is the copy.
    Elsewhere,
    /// Not from this session: `default_transaction_read_only` is on.
    Refused,
}

pub async fn writes(session: &Session) -> Result<Writes, Error> {
    let row = session.query_one(SQL, &[]).await?;
    Ok(match (row.try_get("is_replica")?, row.try_get("is_read_only")?) {
        (true, _) => Writes::Elsewhere,
        (false, true) => Writes::Refused,
        (false, false) => Writes::Taken,
    })
}
