//! Gives single steps up. See `cancel_steps.sql`.

use serde_json::Value;
use tokio_postgres::Error;

use crate::db::Session;
use crate::model::surgery::Touched;

pub const SQL: &str = include_str!("cancel_steps.sql");

/// Cancels the steps of a task whose locks, and whose steps' locks, this transaction holds.
pub async fn cancel_steps(
    session: &Session,
    task_id: i64,
    step_ids: &[i64],
    metadata: &Value,
) -> Result<Vec<Touched>, Error> {
    let rows = session.query(SQL, &[&task_id, &step_ids, metadata]).await?;
    rows.into_iter().map(Touched::try_from).collect()
}
