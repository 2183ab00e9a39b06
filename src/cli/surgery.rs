//! Shared by the commands that change steps by hand: preview, confirmation, change.

use serde::Serialize;

use super::context::user;
use super::{Context, input};
use crate::db::Session;
use crate::engine::surgery::{Actor, Operation, StepSelector, operate, preview};
use crate::error::{Exit, Result, TASKER};
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
struct Answer {
    dry_run: bool,
    /// One for each task.
    tasks: Vec<Surgery>,
}

impl Answer {
    fn draw(&self) -> String {
        report::surgery::draw(&self.tasks, self.dry_run)
    }
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
    if !confirm.yes {
        let mut planned = Answer { dry_run: true, tasks: Vec::new() };
        for (task_id, selector) in steps {
            planned.tasks.push(preview(session, operation(*task_id, selector)).await?);
        }
        if confirm.dry_run {
            return context.answer(kind, &planned, Answer::draw);
        }
        let question = format!("{}\nApply these changes?", planned.draw());
        let command = kind.replace('.', " ");
        let hint = format!("preview with `{TASKER} {command} … --dry-run`, then confirm with --yes");
        if !input::confirm(&question, &hint)? {
            context.output().note("nothing was changed");
            return Ok(Exit::Failed);
        }
    }
    let mut done = Answer { dry_run: false, tasks: Vec::new() };
    for (task_id, selector) in steps {
        done.tasks.push(operate(session, operation(*task_id, selector)).await?);
    }
    context.answer(kind, &done, Answer::draw)
}
