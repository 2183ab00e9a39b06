//! Counts steps as done by hand. See `resolve_steps.sql`.

use serde_json::Value;
use tokio_postgres::Error;

use crate::db::Session;
use crate::model::surgery::Touched;

pub const SQL: &str = include_str!("resolve_steps.sql");

/// Resolves the steps of a task whose locks, and whose steps' locks, this transaction holds.
pub async fn resolve_steps(
    session: &Session,
    task_id: i64,
    step_ids: &[i64],
    metadata: &Value,
    result: Option<&Value>,
) -> Result<Vec<Touched>, Error> {
    let rows = session.query(SQL, &[&task_id, &step_ids, metadata, &result]).await?;
    rows.into_iter().map(Touched::try_from).collect()
}
