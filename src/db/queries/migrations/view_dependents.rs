//! Names the views that read a view. See `view_dependents.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("view_dependents.sql");

pub async fn view_dependents(session: &Session, view: &str) -> Result<Vec<String>, Error> {
    session.query(SQL, &[&view]).await?.iter().map(|row| row.try_get("name")).collect()
}
