//! `tasker task resolve`.

use crate::cli::{Context, surgery};
use crate::db::Purpose;
use crate::engine::inspect;
use crate::error::{Exit, Failure, Result};
use crate::model::surgery::Action;

/// Count every unfinished step of tasks as done
///
/// The tasks have ended then. A task with a step under way is refused: cancel that step, or wait for it. There
/// is no way back.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker task resolve 42 --dry-run               show what would change
  tasker task resolve order-2026-1107 --reason 'the bank is back'
  tasker task resolve 42 43 --yes")]
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
        let chosen = tree.steps.iter().filter(|step| !step.state.is_final());
        let step_ids: Vec<i64> = chosen.map(|step| step.step_id).collect();
        if step_ids.is_empty() {
            return Err(Failure::new(format!("task {task_id} has no unfinished step"))
                .hint(format!("`tasker task show {task_id}` shows its steps"))
                .into());
        }
        steps.push((task_id, step_ids));
    }
    surgery::run(context, &session, "task.resolve", Action::Resolve, &steps, None, &args.consent).await
}
