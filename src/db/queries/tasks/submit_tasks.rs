use serde_json::Value;

use crate::model::jsonb::Json;

/// The differing parts of the tasks of one submission, one element for each task.
#[derive(Debug, Default)]
pub struct Columns {
    pub contexts: Vec<Option<Json>>,
    pub tags: Vec<Option<Value>>,
    pub priorities: Vec<i16>,
    pub initiators: Vec<Option<String>>,
    pub source_systems: Vec<Option<String>>,
    pub reasons: Vec<Option<String>>,
    pub identities: Vec<Option<String>>,
}

query! {
    /// Submits tasks of one workflow, on the tables of the session's schema: for trials. Everything else submits by
    /// [`submit_batch`](super::submit_batch()), which runs the same statement.
    pub fn submit_tasks(named_task_id: i64, tasks: &Columns) -> u64 = [
        named_task_id, tasks.contexts, tasks.tags, tasks.priorities, tasks.initiators, tasks.source_systems,
        tasks.reasons, tasks.identities,
    ]
}
