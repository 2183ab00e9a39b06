use serde_json::Value;
use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

use crate::db::Session;

pub const SQL: &str = include_str!("accepted_differences.sql");

/// Returns how the tables of an adopted database differ from tasker's by their origin; `None` of one that was not adopted.
pub async fn accepted_differences(session: &Session) -> Result<Option<Value>, Error> {
    match session.row_opt::<Accepted>(SQL, &[]).await {
        Ok(row) => Ok(row.map(|row| row.accepted)),
        Err(error) if error.code() == Some(&SqlState::UNDEFINED_TABLE) => Ok(None),
        Err(error) => Err(error),
    }
}

row! {
    pub struct Accepted { pub accepted: Value, }
}
