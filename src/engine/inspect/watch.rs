//! Following a task.

use std::collections::HashMap;

use serde_json::Value;

use crate::db::Session;
use crate::db::queries::step_transitions::step_transitions;
use crate::db::queries::task_transitions::task_transitions;
use crate::error::Result;
use crate::model::task::{Change, TaskTree};

/// A task under observation: each look returns what has changed since the one before.
#[derive(Debug)]
pub struct Watch {
    task_id: i64,
    /// The sort key of the last transition seen of each step.
    seen_steps: HashMap<i64, i32>,
    seen_task: i32,
}

impl Watch {
    pub fn new(task_id: i64) -> Self {
        Watch { task_id, seen_steps: HashMap::new(), seen_task: 0 }
    }

    /// Reads the task, and every change since the last look: none is lost
    /// between two looks, and the first one returns them from the beginning.
    pub async fn look(&mut self, session: &Session) -> Result<(TaskTree, Vec<Change>)> {
        let tree = super::task_tree(session, self.task_id).await?;
        let moved: Vec<_> = tree
            .steps
            .iter()
            .map(|step| (step, self.seen_steps.get(&step.step_id).copied().unwrap_or(0)))
            .filter(|(step, seen)| step.sort_key > *seen)
            .collect();
        let mut changes = Vec::new();
        if !moved.is_empty() {
            let names: HashMap<i64, &str> =
                moved.iter().map(|(step, _)| (step.step_id, step.name.as_str())).collect();
            let (ids, after): (Vec<i64>, Vec<i32>) =
                moved.iter().map(|(step, seen)| (step.step_id, *seen)).unzip();
            for row in step_transitions(session, &ids, &after).await? {
                let seen = self.seen_steps.entry(row.step_id).or_default();
                *seen = row.sort_key.max(*seen);
                changes.push(Change {
                    task_id: self.task_id,
                    step_id: Some(row.step_id),
                    name: names[&row.step_id].to_owned(),
                    from: row.from,
                    to: row.to,
                    at: row.at,
                    attempt: attempt(&row.metadata),
                    message: message(&row.metadata),
                });
            }
        }
        if tree.task.sort_key > self.seen_task {
            for row in task_transitions(session, self.task_id, self.seen_task).await? {
                self.seen_task = row.sort_key;
                changes.push(Change {
                    task_id: self.task_id,
                    step_id: None,
                    name: tree.task.workflow(),
                    from: row.from,
                    to: row.to,
                    at: row.at,
                    attempt: None,
                    message: message(&row.metadata),
                });
            }
        }
        // A stable sort: what was recorded at one moment keeps its order, and
        // a task's end follows the step that brought it about.
        changes.sort_by_key(|change| change.at);
        Ok((tree, changes))
    }
}

fn attempt(metadata: &Option<Value>) -> Option<i32> {
    metadata.as_ref()?.get("attempt")?.as_i64().and_then(|attempt| i32::try_from(attempt).ok())
}

/// What a failure or a lost worker left behind, or why somebody stepped in.
fn message(metadata: &Option<Value>) -> Option<String> {
    let metadata = metadata.as_ref()?;
    ["message", "reason"].iter().find_map(|key| metadata.get(key)?.as_str()).map(str::to_owned)
}
