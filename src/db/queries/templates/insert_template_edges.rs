//! Stores the edges of one template.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("insert_template_edges.sql");

/// Inserts an edge from each of `parents` to the element of `children` beside it.
pub async fn insert_template_edges(
    session: &Session,
    named_task_id: i64,
    parents: &[i64],
    children: &[i64],
) -> Result<u64, Error> {
    session.execute(SQL, &[&named_task_id, &parents, &children]).await
}
