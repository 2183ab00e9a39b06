//! Shared by the commands that change steps by hand: preview, confirmation, change.

use serde::Serialize;

use super::context::user;
use super::{Context, input};
use crate::db::Session;
use crate::engine::surgery::{Actor, Operation, StepSelector, operate, preview};
use crate::error::{Exit, Result};
use crate::model::jsonb::Json;
use crate::model::surgery::{Action, Surgery};
use crate::report;

/// Confirmation and reason of a change.
#[derive(Debug, clap::Args)]
pub struct ConfirmArgs {
    /// Record the reason, with your name, in the history of the steps
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Show what would change without changing anything
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
    /// Do not ask for confirmation
    #[arg(short, long)]
    yes: bool,
}

/// The changes made, or planned in a dry run.
#[derive(Serialize)]
pub struct Answer {
    pub dry_run: bool,
    /// One for each task.
    pub tasks: Vec<Surgery>,
}

/// Previews `action` for the steps of each task, asks for confirmation, and applies it, each task in
/// one transaction.
pub async fn run(
    context: &Context,
    session: &mut Session,
    kind: &str,
    action: Action,
    steps: &[(i64, StepSelector)],
    result: Option<&Json>,
    confirm: &ConfirmArgs,
) -> Result<Exit> {
    let by = user();
    let actor = Actor { by: &by, reason: confirm.reason.as_deref() };
    let operation = |task_id, selector| Operation { task_id, steps: selector, action, result, actor };
    let output = context.output();
    if !confirm.yes {
        let mut tasks = Vec::new();
        for (task_id, selector) in steps {
            tasks.push(preview(session, operation(*task_id, selector)).await?);
        }
        let planned = Answer { dry_run: true, tasks };
        if confirm.dry_run {
            output.answer(kind, &planned, |planned| report::surgery::draw(&planned.tasks, true))?;
            return Ok(Exit::Done);
        }
        let plan = report::surgery::draw(&planned.tasks, true);
        let command = kind.replace('.', " ");
        let hint = format!("preview with `tasker {command} … --dry-run`, then confirm with --yes");
        if !input::confirm(&format!("{plan}\nApply these changes?"), &hint)? {
            output.note("nothing was changed");
            return Ok(Exit::Failed);
        }
    }
    let mut tasks = Vec::new();
    for (task_id, selector) in steps {
        tasks.push(operate(session, operation(*task_id, selector)).await?);
    }
    let done = Answer { dry_run: false, tasks };
    output.answer(kind, &done, |done| report::surgery::draw(&done.tasks, false))?;
    Ok(Exit::Done)
}
