//! Makes the ledger of the indexes. See `create_index_ledger.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("create_index_ledger.sql");

pub async fn create_index_ledger(session: &Session) -> Result<(), Error> {
    session.client().batch_execute(SQL).await
}
