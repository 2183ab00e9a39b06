//! Selects the tasks that a command changes, by name or by cause, and changes their steps.

use crate::cli::Context;
use crate::cli::stuck_filter::{FLAGS, StuckFilter};
use crate::cli::surgery::{self, ConfirmArgs};
use crate::db::Purpose;
use crate::engine::inspect;
use crate::engine::surgery::StepSelector;
use crate::error::{Exit, Result};
use crate::model::surgery::Action;

#[derive(Debug, clap::Args)]
pub struct TaskArgs {
    /// Ids or identities of tasks
    #[arg(required_unless_present = "cause", conflicts_with_all = FLAGS, value_name = "TASK")]
    tasks: Vec<String>,
    #[command(flatten)]
    filter: StuckFilter,
    #[command(flatten)]
    confirm: ConfirmArgs,
}

impl TaskArgs {
    /// Does `action` to the selected steps of each task.
    pub async fn change(
        self,
        context: &Context,
        kind: &str,
        action: Action,
        selector: StepSelector,
    ) -> Result<Exit> {
        let mut session = context.session(Purpose::Command).await?;
        let mut steps = Vec::new();
        match self.filter.by_task(context, &session).await? {
            Some(tasks) => steps.extend(tasks.into_iter().map(|(task_id, _)| (task_id, selector.clone()))),
            None => {
                for name in &self.tasks {
                    steps.push((inspect::find_task(&session, name).await?, selector.clone()));
                }
            }
        }
        surgery::run(context, &mut session, kind, action, &steps, None, &self.confirm).await
    }
}
