use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("release_migration_lock.sql");

pub async fn release_migration_lock(session: &Session, schema: &str) -> Result<(), Error> {
    session.execute(SQL, &[&schema]).await.map(drop)
}
