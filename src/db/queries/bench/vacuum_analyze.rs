//! Vacuums and analyses the program's tables. See `vacuum_analyze.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("vacuum_analyze.sql");

/// Not inside a transaction. A table that the role does not own is passed over.
pub async fn vacuum_analyze(session: &Session) -> Result<(), Error> {
    session.client().batch_execute(SQL).await
}
