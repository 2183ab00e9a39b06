use jiff::Timestamp;
use serde_json::Value;
use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

use crate::db::Session;

pub const SQL: &str = include_str!("cut_over.sql");

row! {
    /// The end of the Rails engine in a database.
    pub struct CutOver {
        pub began_at: Timestamp,
        /// How its tables differ from tasker's by their origin.
        pub accepted: Option<Value>,
    }
}

/// Returns when and how a database was taken over from the Rails engine; `None` of any other.
pub async fn cut_over(session: &Session) -> Result<Option<CutOver>, Error> {
    match session.row_opt(SQL, &[]).await {
        Err(error) if error.code() == Some(&SqlState::UNDEFINED_TABLE) => Ok(None),
        found => found,
    }
}
