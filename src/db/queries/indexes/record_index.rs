//! Records that an index is wanted, or built. See `record_index.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("record_index.sql");

/// `definition` is what PostgreSQL prints once it is built.
pub async fn record_index(
    session: &Session,
    name: &str,
    checksum: &str,
    definition: Option<&str>,
) -> Result<u64, Error> {
    session.execute(SQL, &[&name, &checksum, &definition]).await
}
