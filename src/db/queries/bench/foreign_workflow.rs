//! Finds tasks that no benchmark has made. See `foreign_workflow.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("foreign_workflow.sql");

/// The full name of a workflow outside of `namespace` that has tasks.
pub async fn foreign_workflow(session: &Session, namespace: &str) -> Result<Option<String>, Error> {
    session.query_opt(SQL, &[&namespace]).await?.map(|row| row.try_get("workflow")).transpose()
}
