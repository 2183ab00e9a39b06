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
    /// The task at one position of a submission, new or found under its identity.
    #[derive(Clone, Debug)]
    pub struct Submitted {
        /// From 0.
        pub position: usize = |row| row.try_get::<_, i64>("ordinal")? as usize - 1,
        pub task_id: i64,
        pub identity: String,
        pub is_new: bool,
        /// It was there, with another context.
        pub differs: bool,
    }

    /// Submits tasks of one workflow.
    pub fn submit_tasks(named_task_id: i64, tasks: &Columns) -> Vec<Submitted> = [
        named_task_id, tasks.contexts, tasks.tags, tasks.priorities, tasks.initiators, tasks.source_systems,
        tasks.reasons, tasks.identities,
    ]
}
