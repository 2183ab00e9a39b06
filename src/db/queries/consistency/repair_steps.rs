//! Writes what was derived for steps. See `repair_steps.sql`.

use serde_json::Value;
use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("repair_steps.sql");

/// Writes the derived objects, each with its `workflow_step_id`, and returns how many steps were
/// written. Their locks are held by this transaction.
pub async fn repair_steps(session: &Session, derived: &Value) -> Result<i64, Error> {
    session.query_one(SQL, &[derived]).await?.try_get("written")
}
