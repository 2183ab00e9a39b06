//! Which steps a command changes: those named, or those of one cause.

use std::collections::BTreeMap;

use crate::cli::Context;
use crate::cli::choice::{FLAGS, Selection};
use crate::db::Session;
use crate::engine::inspect;
use crate::engine::surgery::Which;
use crate::error::Result;

#[derive(Debug, clap::Args)]
pub struct Choice {
    /// Ids of steps, or TASK/STEP: a task's id or identity and a step's name
    #[arg(required_unless_present = "cause", conflicts_with_all = FLAGS, value_name = "STEP")]
    steps: Vec<String>,
    #[command(flatten)]
    selection: Selection,
}

impl Choice {
    /// Finds the steps, those of each task together.
    pub async fn by_task(self, context: &Context, session: &Session) -> Result<Vec<(i64, Which)>> {
        let tasks = match self.selection.by_task(context, session).await? {
            Some(tasks) => tasks,
            None => named(session, &self.steps).await?,
        };
        Ok(tasks.into_iter().map(|(task_id, step_ids)| (task_id, Which::These(step_ids))).collect())
    }
}

/// Finds steps by what a person calls them, each once, together with the others of its task.
async fn named(session: &Session, names: &[String]) -> Result<Vec<(i64, Vec<i64>)>> {
    let mut tasks: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for name in names {
        let place = inspect::find_step(session, name).await?;
        let steps = tasks.entry(place.task_id).or_default();
        if !steps.contains(&place.step_id) {
            steps.push(place.step_id);
        }
    }
    Ok(tasks.into_iter().collect())
}
