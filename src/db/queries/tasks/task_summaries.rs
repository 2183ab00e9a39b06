use jiff::Timestamp;
use serde_json::Value;
use tokio_postgres::{Error, Row};

use crate::model::task::TaskSummary;

from_row! {
    |row| TaskSummary {
        task_id, namespace, name, version, state, identity: identity(row)?, priority, tags: tags(row.try_get("tags")?),
        initiator, source_system, reason, requested_at, ended_at, elapsed_ms: elapsed_ms(row)?, cancelled_by,
        cancel_reason, total_steps, completed_steps, cancelled_steps, as_of, sort_key,
    }
}

/// Without the workflow, which the task names too.
fn identity(row: &Row) -> Result<String, Error> {
    let (namespace, name): (&str, &str) = (row.try_get("namespace")?, row.try_get("name")?);
    let stored: &str = row.try_get("identity")?;
    let scope = format!("{namespace}/{name}:");
    Ok(stored.strip_prefix(&scope).unwrap_or(stored).to_owned())
}

fn elapsed_ms(row: &Row) -> Result<i64, Error> {
    let (requested_at, as_of): (Timestamp, Timestamp) = (row.try_get("requested_at")?, row.try_get("as_of")?);
    let ended_at: Option<Timestamp> = row.try_get("ended_at")?;
    Ok(ended_at.unwrap_or(as_of).duration_since(requested_at).as_millis() as i64)
}

/// Tags are an array of strings; any other value, from another program, is shown unchanged.
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

query! {
    /// Reads the tasks with these ids, newest first; ids of no task are passed over.
    pub fn task_summaries(task_ids: &[i64]) -> Vec<TaskSummary>
}
