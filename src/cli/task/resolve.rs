//! `tasker task resolve`.

use crate::cli::{Context, surgery};
use crate::db::Purpose;
use crate::engine::inspect;
use crate::engine::surgery::Which;
use crate::error::{Exit, Result};
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
        steps.push((inspect::find_task(&session, name).await?, Which::Unfinished));
    }
    surgery::run(context, &session, "task.resolve", Action::Resolve, &steps, None, &args.consent).await
}
