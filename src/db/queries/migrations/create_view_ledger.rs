//! Makes the ledger of the views. See `create_view_ledger.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("create_view_ledger.sql");

pub async fn create_view_ledger(session: &Session) -> Result<(), Error> {
    session.client().batch_execute(SQL).await
}
