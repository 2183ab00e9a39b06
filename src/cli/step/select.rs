//! Selects the steps that a command changes, by name or by cause, and changes them.

use std::collections::BTreeMap;

use crate::cli::Context;
use crate::cli::stuck_filter::{FLAGS, StuckFilter};
use crate::cli::surgery::{self, ConfirmArgs};
use crate::db::{Purpose, Session};
use crate::engine::inspect;
use crate::engine::surgery::StepSelector;
use crate::error::{Exit, Result};
use crate::model::jsonb::Json;
use crate::model::surgery::Action;

#[derive(Debug, clap::Args)]
pub struct StepArgs {
    /// Ids of steps, or TASK/STEP: the id or identity of a task and the name of a step
    #[arg(required_unless_present = "cause", conflicts_with_all = FLAGS, value_name = "STEP")]
    steps: Vec<String>,
    #[command(flatten)]
    filter: StuckFilter,
    #[command(flatten)]
    confirm: ConfirmArgs,
}

impl StepArgs {
    /// Does `action` to the steps, with `result` as their new one.
    pub async fn change(
        self,
        context: &Context,
        kind: &str,
        action: Action,
        result: Option<&Json>,
    ) -> Result<Exit> {
        let mut session = context.session(Purpose::Command).await?;
        let tasks = match self.filter.by_task(context, &session).await? {
            Some(tasks) => tasks,
            None => named(&session, &self.steps).await?,
        };
        let these = |(task_id, step_ids)| (task_id, StepSelector::These(step_ids));
        let steps: Vec<_> = tasks.into_iter().map(these).collect();
        surgery::run(context, &mut session, kind, action, &steps, result, &self.confirm).await
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
