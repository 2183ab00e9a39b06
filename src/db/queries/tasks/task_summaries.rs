//! Reads tasks without their steps.

use jiff::Timestamp;
use serde_json::Value;
use tokio_postgres::{Error, Row};

use crate::db::Session;
use crate::model::task::TaskSummary;

pub const SQL: &str = include_str!("task_summaries.sql");

/// Reads the tasks with these ids, newest first; ids of no task are passed over.
pub async fn task_summaries(session: &Session, task_ids: &[i64]) -> Result<Vec<TaskSummary>, Error> {
    session.query(SQL, &[&task_ids]).await?.iter().map(summary).collect()
}

fn summary(row: &Row) -> Result<TaskSummary, Error> {
    let requested_at: Timestamp = row.try_get("requested_at")?;
    let ended_at: Option<Timestamp> = row.try_get("ended_at")?;
    let as_of: Timestamp = row.try_get("as_of")?;
    Ok(TaskSummary {
        task_id: row.try_get("task_id")?,
        namespace: row.try_get("namespace")?,
        name: row.try_get("name")?,
        version: row.try_get("version")?,
        state: row.try_get("state")?,
        identity: row.try_get("identity")?,
        priority: row.try_get("priority")?,
        tags: tags(row.try_get("tags")?),
        initiator: row.try_get("initiator")?,
        source_system: row.try_get("source_system")?,
        reason: row.try_get("reason")?,
        requested_at,
        ended_at,
        elapsed_ms: ended_at.unwrap_or(as_of).duration_since(requested_at).as_millis() as i64,
        cancelled_by: row.try_get("cancelled_by")?,
        cancel_reason: row.try_get("cancel_reason")?,
        total_steps: row.try_get("total_steps")?,
        completed_steps: row.try_get("completed_steps")?,
        as_of,
        sort_key: row.try_get("sort_key")?,
    })
}

/// Tags are an array of strings; what another program stored is shown as it stands.
fn tags(stored: Option<Value>) -> Vec<String> {
    let as_tag = |value: Value| match value {
        Value::String(tag) => tag,
        other => other.to_string(),
    };
    match stored {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(tags)) => tags.into_iter().map(as_tag).collect(),
        Some(other) => vec![as_tag(other)],
    }
}
