use jiff::Timestamp;
use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

use crate::db::Session;

pub const SQL: &str = include_str!("adopted_at.sql");

row! {
    pub struct Adopted { pub began_at: Timestamp, }
}

/// Returns when a database was taken over from the Rails engine; `None` of any other.
pub async fn adopted_at(session: &Session) -> Result<Option<Timestamp>, Error> {
    match session.row_opt::<Adopted>(SQL, &[]).await {
        Ok(row) => Ok(row.map(|row| row.began_at)),
        Err(error) if error.code() == Some(&SqlState::UNDEFINED_TABLE) => Ok(None),
        Err(error) => Err(error),
    }
}
