//! `tasker task retry`.

use crate::cli::{Context, surgery};
use crate::db::Purpose;
use crate::engine::inspect;
use crate::engine::surgery::Which;
use crate::error::{Exit, Failure, Result};
use crate::model::state::State;
use crate::model::surgery::Action;

/// Try every failed step of tasks once more, at once
///
/// Ends the backoff of those that wait, and gives one more attempt to those that have none left.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker task retry 42 --dry-run               show what would change
  tasker task retry order-2026-1107 --reason 'the bank is back'
  tasker task retry 42 43 --yes")]
pub struct Args {
    /// Ids or identities of tasks
    #[arg(required = true, value_name = "TASK")]
    tasks: Vec<String>,
    #[command(flatten)]
    consent: surgery::Consent,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = context.session(Purpose::Command).await?;
    let mut steps = Vec::new();
    for name in &args.tasks {
        let task_id = inspect::find_task(&session, name).await?;
        let tree = inspect::task_tree(&session, task_id).await?;
        let chosen = tree.steps.iter().filter(|step| step.state == State::Error);
        let step_ids: Vec<i64> = chosen.map(|step| step.step_id).collect();
        if step_ids.is_empty() {
            return Err(Failure::new(format!("task {task_id} has no failed step"))
                .hint(format!("`tasker task show {task_id}` shows its steps"))
                .into());
        }
        steps.push((task_id, Which::These(step_ids)));
    }
    surgery::run(context, &session, "task.retry", Action::Retry, &steps, None, &args.consent).await
}
