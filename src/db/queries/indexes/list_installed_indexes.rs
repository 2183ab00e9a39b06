use jiff::Timestamp;
use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

use crate::db::Session;

pub const SQL: &str = include_str!("list_installed_indexes.sql");

row! {
    /// An index that was wanted once.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct InstalledIndexRow {
        pub name: String,
        /// Of the statement that builds it.
        pub checksum: String,
        /// As PostgreSQL printed it once it was built.
        pub definition: Option<String>,
        pub built_at: Option<Timestamp>,
    }
}

/// Lists them; none if there is no ledger yet.
pub async fn list_installed_indexes(session: &Session) -> Result<Vec<InstalledIndexRow>, Error> {
    match session.rows(SQL, &[]).await {
        Err(error) if error.code() == Some(&SqlState::UNDEFINED_TABLE) => Ok(Vec::new()),
        answer => answer,
    }
}
