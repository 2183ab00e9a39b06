//! `tasker migrate adopt derive`.

use serde::Serialize;

use super::run_phase;
use crate::cli::Context;
use crate::cli::migrate::LockArgs;
use crate::error::{Exit, Result, TASKER};
use crate::migrate::adopt::derive::{self, Derivation};
use crate::report::style;

/// Give unfinished tasks their counters, flags and queues
///
/// Builds the indexes on times that are missing since the cut-over, then derives unfinished tasks, 1,000 in each
/// transaction. A run that was interrupted goes on after its last transaction. Steps of cancelled tasks become
/// cancelled, and steps of complete or resolved tasks that were left open become resolved_manually.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tasker migrate adopt derive\n  \
    tasker migrate adopt derive --dry-run --format json | jq '.changes'")]
pub struct Args {
    /// Show what would be derived without keeping it
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    locks: LockArgs,
}

#[derive(Serialize)]
struct Answer {
    dry_run: bool,
    #[serde(flatten)]
    derived: Derivation,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let Args { dry_run, locks } = args;
    let derived = run_phase(context, dry_run, &locks, async |run| derive::derive(&run).await).await?;
    context.answer_of_database("migrate.adopt.derive", &Answer { dry_run, derived }, draw).await
}

fn draw(answer: &Answer) -> String {
    let Derivation { was_done, tasks, changes } = &answer.derived;
    let tasks = style::count(*tasks as usize, "task", "tasks");
    let changes = super::draw_changes(changes);
    match (was_done, answer.dry_run) {
        (true, _) => format!("{tasks} were derived already\n{changes}"),
        (_, true) => format!("would derive {tasks}\n{changes}"),
        _ => format!("derived {tasks}\n{changes}next: `{TASKER} migrate adopt verify`\n"),
    }
}
