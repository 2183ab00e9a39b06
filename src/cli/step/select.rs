//! Selects the steps that a command changes: by name or by cause.

use std::collections::BTreeMap;

use crate::cli::Context;
use crate::cli::stuck_filter::{FLAGS, StuckFilter};
use crate::db::Session;
use crate::engine::inspect;
use crate::engine::surgery::StepSelector;
use crate::error::Result;

#[derive(Debug, clap::Args)]
pub struct StepArgs {
    /// Ids of steps, or TASK/STEP: the id or identity of a task and the name of a step
    #[arg(required_unless_present = "cause", conflicts_with_all = FLAGS, value_name = "STEP")]
    steps: Vec<String>,
    #[command(flatten)]
    filter: StuckFilter,
}

impl StepArgs {
    /// Finds the steps, grouped by task.
    pub async fn by_task(self, context: &Context, session: &Session) -> Result<Vec<(i64, StepSelector)>> {
        let tasks = match self.filter.by_task(context, session).await? {
            Some(tasks) => tasks,
            None => named(session, &self.steps).await?,
        };
        Ok(tasks.into_iter().map(|(task_id, step_ids)| (task_id, StepSelector::These(step_ids))).collect())
    }
}

/// Finds steps by id or TASK/STEP, each once, grouped by task.
async fn named(session: &Session, names: &[String]) -> Result<Vec<(i64, Vec<i64>)>> {
    let mut tasks: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for name in names {
        let step = inspect::find_step(session, name).await?;
        let steps = tasks.entry(step.task_id).or_default();
        if !steps.contains(&step.step_id) {
            steps.push(step.step_id);
        }
    }
    Ok(tasks.into_iter().collect())
}
