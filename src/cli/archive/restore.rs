//! `tasker archive restore`.

use std::path::PathBuf;

use serde::Serialize;

use crate::archive::restore::{self, Restored};
use crate::cli::Context;
use crate::db::Purpose;
use crate::error::{Exit, Failure, Result};
use crate::report::style;

/// Bring archived tasks back into the database
///
/// Restores one task, or all tasks of the parts in --from, each part in one transaction: every row as it was. A file
/// that differs from its checksum is refused, and so is a part of another database. Tasks that are in the database stay
/// as they are. The retention of a restored task begins anew.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker archive restore 42
  tasker archive restore --from /srv/archive/tasks-1-10000-8c1f0a2b
  tasker archive restore 42 --from /mnt/copy-of-archive")]
pub struct Args {
    /// Only restore this task
    #[arg(value_name = "TASK_ID", required_unless_present = "from")]
    task: Option<i64>,
    /// Restore from this archive, or from this part of one
    #[arg(long, value_name = "DIR")]
    from: Option<PathBuf>,
}

#[derive(Serialize)]
struct Answer {
    tasks: u64,
    steps: u64,
    parts: Vec<Restored>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let mut session = context.session(Purpose::Archive).await?;
    let parts = match (args.task, &args.from) {
        (Some(task), from) => vec![restore::find(Some(&session), task, from.as_deref()).await?],
        (None, Some(from)) => restore::parts_at(from)?,
        (None, None) => return Err(Failure::usage("neither a task nor --from DIR was named").into()),
    };
    let mut restored = Vec::new();
    let bar = context.output().progress(parts.len() as u64, "parts");
    for part in &parts {
        restored.push(restore::restore(&mut session, part, args.task).await?);
        bar.inc(1);
    }
    bar.finish_and_clear();
    let answer = Answer {
        tasks: restored.iter().map(|part| part.tasks).sum(),
        steps: restored.iter().map(|part| part.steps).sum(),
        parts: restored,
    };
    context.answer_of_database("archive.restore", &answer, draw).await
}

fn draw(answer: &Answer) -> String {
    let existing: usize = answer.parts.iter().map(|part| part.existing.len()).sum();
    let were_there = match existing {
        0 => String::new(),
        _ => format!("; {} in the database already", style::count(existing, "task was", "tasks were")),
    };
    let number = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    format!(
        "{} with {} restored{were_there}\n",
        style::count(number(answer.tasks), "task", "tasks"),
        style::count(number(answer.steps), "step", "steps")
    )
}
