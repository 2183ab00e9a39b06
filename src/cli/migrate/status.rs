//! `tasker migrate status`.

use serde::Serialize;

use crate::cli::Context;
use crate::db::Purpose;
use crate::error::{Exit, Result};
use crate::migrate::{Entry, EntryState, Inventory, gate};
use crate::report::{style, table};

/// List each version, its phase and when it ran
///
/// A version is applied, pending, newer than this program, missing from it, or
/// divergent: installed with another content than this program carries.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tasker migrate status\n  \
    tasker migrate status --check || tasker migrate up\n  \
    tasker migrate status --format json")]
pub struct Args {
    /// Exit with status 3 unless everything is applied
    #[arg(long)]
    check: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    database: &'a str,
    schema: &'a str,
    entries: Vec<Entry>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = context.unchecked_session(Purpose::Command).await?;
    let target = context.target().await?;
    let Inventory { entries } = gate::take_inventory(&session, target, context.schema()).await?;
    let answer = Answer { database: target.database(), schema: context.schema(), entries };
    context.output().answer("migrate.status", &answer, human)?;
    let is_current = answer.entries.iter().all(|entry| entry.state == EntryState::Applied);
    Ok(if args.check && !is_current { Exit::Found } else { Exit::Done })
}

fn human(answer: &Answer) -> String {
    let columns = [
        table::text("phase"),
        table::number("version"),
        table::text("name"),
        table::text("state"),
        table::text("installed"),
    ];
    table::draw(
        &columns,
        answer.entries.iter().map(|entry| {
            vec![
                entry.phase.to_string(),
                entry.version.to_string(),
                entry.name.clone(),
                entry.state.as_str().to_owned(),
                entry.installed_at.map_or_else(|| "-".to_owned(), style::timestamp),
            ]
        }),
    )
}
