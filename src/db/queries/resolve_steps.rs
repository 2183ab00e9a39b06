//! Counts steps as done by hand. See `resolve_steps.sql`.

use serde_json::Value;
use tokio_postgres::Error;

use crate::db::Session;
use crate::model::state::State;

pub const SQL: &str = include_str!("resolve_steps.sql");

/// What became of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResolveRow {
    /// It was asked for, and the task has it.
    Given { step_id: i64, state_before: State, is_resolved: bool },
    /// A child that may be claimed now.
    Ready { step_id: i64 },
}

/// Resolves the steps of a task whose locks, and whose steps' locks, this transaction holds.
pub async fn resolve_steps(
    session: &Session,
    task_id: i64,
    step_ids: &[i64],
    metadata: &Value,
    result: Option<&Value>,
) -> Result<Vec<ResolveRow>, Error> {
    let rows = session.query(SQL, &[&task_id, &step_ids, metadata, &result]).await?;
    rows.iter()
        .map(|row| {
            let step_id = row.try_get("workflow_step_id")?;
            Ok(match row.try_get::<_, Option<State>>("state")? {
                Some(state_before) => {
                    ResolveRow::Given { step_id, state_before, is_resolved: row.try_get("is_changed")? }
                }
                None => ResolveRow::Ready { step_id },
            })
        })
        .collect()
}
