//! `tasker migrate adopt prepare`.

use serde::Serialize;

use super::run_phase;
use crate::cli::Context;
use crate::cli::migrate::LockArgs;
use crate::error::{Exit, Result, TASKER};
use crate::migrate::adopt::prepare::{self, Prepared};

/// Build the indexes that tasker needs, while the application runs
///
/// Builds each missing index online, and records those that the engine has already. Changes no column, type or
/// view. --short-cutover also drops the engine's indexes on times, which the cut-over would build again under its
/// locks; queries of the application that need them are slow until then. `undo` builds them again.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tasker migrate adopt prepare --dry-run\n  \
    tasker migrate adopt prepare --short-cutover")]
pub struct Args {
    /// Drop the indexes that the cut-over would build again under its locks
    #[arg(long)]
    short_cutover: bool,
    /// Show what would be done without doing it
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    locks: LockArgs,
}

#[derive(Serialize)]
struct Answer {
    dry_run: bool,
    #[serde(flatten)]
    prepared: Prepared,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let Args { short_cutover, dry_run, locks } = args;
    let prepared =
        run_phase(context, dry_run, &locks, async |run| prepare::prepare(&run, short_cutover).await).await?;
    context.answer_of_database("migrate.adopt.prepare", &Answer { dry_run, prepared }, draw).await
}

fn draw(answer: &Answer) -> String {
    let Prepared { was_done, indexes, keys, dropped } = &answer.prepared;
    if *was_done {
        return "the tables are prepared already".to_owned();
    }
    if answer.dry_run {
        let keys = keys.iter().map(|name| format!("would build index {name}\n"));
        let indexes = indexes.iter().map(|change| format!("would {}\n", change.action.describe(change.name)));
        let dropped = dropped.iter().map(|index| format!("would drop index {}\n", index.name));
        return keys.chain(indexes).chain(dropped).collect();
    }
    format!("the tables are prepared; next: stop the application, then `{TASKER} migrate adopt cut-over`")
}
