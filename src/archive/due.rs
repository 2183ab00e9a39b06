//! Finds the tasks that have expired, workflow by workflow, the oldest first.

use anyhow::Context as _;
use jiff::Timestamp;

use super::policy::WorkflowRetention;
use crate::db::Session;
use crate::db::queries::archives::expired_tasks;
use crate::error::Result;
use crate::model::retention::Border;
use crate::model::state::State;

/// Tasks looked at by one statement.
const WALK: i64 = 2_000;

/// A task that has expired.
#[derive(Clone, Copy, Debug)]
pub struct Due {
    pub task_id: i64,
    /// That of its newest transition: a task that changes has another one.
    pub sort_key: Option<i32>,
    pub state: State,
    pub named_task_id: i64,
    /// How many steps a task of its workflow has.
    pub steps: i64,
    /// The position of its workflow in the list.
    pub workflow: usize,
}

/// Walks over the tasks of workflows. It keeps a position, no transaction.
pub struct Walk<'a> {
    workflows: &'a [WorkflowRetention],
    now: Timestamp,
    workflow: usize,
    version: usize,
    border: Option<Border>,
    after: i64,
}

impl<'a> Walk<'a> {
    /// Begins with the first workflow; `now` is the database's clock.
    pub fn new(workflows: &'a [WorkflowRetention], now: Timestamp) -> Walk<'a> {
        Walk { workflows, now, workflow: 0, version: 0, border: None, after: 0 }
    }

    /// Returns the expired ones among the next tasks, which can be none; `None` at the end.
    ///
    /// # Errors
    /// The server's.
    pub async fn next(&mut self, session: &Session) -> Result<Option<Vec<Due>>> {
        let Some(workflow) = self.workflows.get(self.workflow) else { return Ok(None) };
        if workflow.retention.keeps_all() {
            self.next_workflow();
            return Ok(Some(Vec::new()));
        }
        let border = match self.border {
            Some(border) => border,
            None => *self.border.insert(workflow.border(session, self.now).await?),
        };
        let Some(version) = workflow.versions.get(self.version) else {
            self.next_workflow();
            return Ok(Some(Vec::new()));
        };
        let found = expired_tasks(session, version.named_task_id, self.after, WALK, &border)
            .await
            .with_context(|| format!("looking for expired tasks of {}", workflow.workflow))?;
        // Ids rise with time, but for what another program has written: one early task ends nothing.
        let are_later =
            found.requested_from.zip(border.newest()).is_some_and(|(first, newest)| first >= newest);
        match found.last_id {
            Some(last) if found.walked == WALK && !are_later => self.after = last,
            _ => (self.version, self.after) = (self.version + 1, 0),
        }
        let of_each = found.task_ids.into_iter().zip(found.sort_keys).zip(found.states);
        let due = |((task_id, sort_key), state)| Due {
            task_id,
            sort_key,
            state,
            named_task_id: version.named_task_id,
            steps: version.steps,
            workflow: self.workflow,
        };
        let found = of_each.map(due).collect();
        Ok(Some(found))
    }

    fn next_workflow(&mut self) {
        (self.workflow, self.version, self.border, self.after) = (self.workflow + 1, 0, None, 0);
    }
}
