//! Records that a view is installed. See `record_view.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("record_view.sql");

pub async fn record_view(session: &Session, name: &str, version: i32, checksum: &str) -> Result<u64, Error> {
    session.execute(SQL, &[&name, &version, &checksum]).await
}
