//! `tasker archive list`.

use serde::Serialize;

use crate::cli::Context;
use crate::db::Purpose;
use crate::db::queries::archives::{ArchiveRow, list_archives};
use crate::error::{Exit, Result};
use crate::report::{style, table};

/// List what was archived or deleted, newest first
///
/// Each part of an archive has a row, and so has each run that only deleted.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker archive list
  tasker archive list --format json | jq -r '.archives[].location'")]
pub struct Args {
    /// List at most this many (1 to 10,000)
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=10_000))]
    limit: u16,
}

#[derive(Serialize)]
struct Answer {
    archives: Vec<ArchiveRow>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = context.session(Purpose::Command).await?;
    let archives = list_archives(&session, None, i64::from(args.limit)).await?;
    context.answer_of_database("archive.list", &Answer { archives }, draw).await
}

fn draw(answer: &Answer) -> String {
    if answer.archives.is_empty() {
        return "nothing was archived\n".to_owned();
    }
    let row = |archive: &ArchiveRow| {
        vec![
            style::timestamp(archive.archived_at),
            style::grouped(archive.tasks.unsigned_abs()),
            style::grouped(archive.steps.unsigned_abs()),
            format!("{} to {}", archive.first_task_id, archive.last_task_id),
            style::one_line(&archive.archived_by, 60),
            archive
                .location
                .as_deref()
                .map_or("deleted".to_owned(), |folder| style::one_line(folder, usize::MAX)),
        ]
    };
    table::draw(["archived", ">tasks", ">steps", "task ids", "by", "folder"], answer.archives.iter().map(row))
}
