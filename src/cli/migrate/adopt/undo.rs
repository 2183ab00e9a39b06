//! `tasker migrate adopt undo`.

use serde::Serialize;

use super::run_phase;
use crate::cli::Context;
use crate::cli::migrate::LockArgs;
use crate::error::{Exit, Result};
use crate::migrate::adopt::undo::{self, Undone};

/// Give the engine's tables back
///
/// After the cut-over: removes tasker's columns, tables, functions and views, and gives the engine's types, keys and
/// views back, in one transaction that rewrites no table. A second run drops the indexes that `prepare` has built, and
/// builds those again that it has dropped. Refuses once a worker has run, a task was submitted or a workflow applied, and
/// after `finish`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tasker migrate adopt undo --dry-run\n  \
    tasker migrate adopt undo")]
pub struct Args {
    /// Let sessions of this application stay connected; can be repeated
    #[arg(long = "ignore-application", value_name = "NAME")]
    ignored: Vec<String>,
    /// Show what would be undone without doing it
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    locks: LockArgs,
}

#[derive(Serialize)]
struct Answer {
    dry_run: bool,
    #[serde(flatten)]
    undone: Undone,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let Args { ignored, dry_run, locks } = args;
    let undone = run_phase(context, dry_run, &locks, async |run| undo::undo(&run, &ignored).await).await?;
    let answer = Answer { dry_run, undone };
    let exit = context.answer_of_database("migrate.adopt.undo", &answer, draw).await?;
    for remark in &answer.undone.remarks {
        context.output().note(remark);
    }
    Ok(exit)
}

fn draw(answer: &Answer) -> String {
    let verb = if answer.dry_run { "would undo" } else { "undid" };
    answer.undone.phases.iter().map(|phase| format!("{verb} {}\n", phase.verb())).collect()
}
