//! Selects the tasks that a command changes: by name or by cause.

use crate::cli::Context;
use crate::cli::stuck_filter::{FLAGS, StuckFilter};
use crate::db::Session;
use crate::engine::inspect;
use crate::error::Result;

#[derive(Debug, clap::Args)]
pub struct TaskArgs {
    /// Ids or identities of tasks
    #[arg(required_unless_present = "cause", conflicts_with_all = FLAGS, value_name = "TASK")]
    tasks: Vec<String>,
    #[command(flatten)]
    filter: StuckFilter,
}

impl TaskArgs {
    /// Finds the tasks' ids.
    pub async fn task_ids(self, context: &Context, session: &Session) -> Result<Vec<i64>> {
        if let Some(tasks) = self.filter.by_task(context, session).await? {
            return Ok(tasks.into_iter().map(|(task_id, _)| task_id).collect());
        }
        let mut task_ids = Vec::new();
        for name in &self.tasks {
            task_ids.push(inspect::find_task(session, name).await?);
        }
        Ok(task_ids)
    }
}
