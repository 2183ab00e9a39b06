//! `tasker migrate status`.

use serde::Serialize;

use crate::cli::Context;
use crate::db::Purpose;
use crate::error::{Exit, Result};
use crate::migrate::indexes::{self, IndexStatus};
use crate::migrate::{Entry, EntryState, Inventory, gate};
use crate::report::{style, table};

/// List each version, view and index, its state and when it was installed
///
/// A version is applied, pending, newer than this program, missing from it, or
/// divergent: installed with another content than this program carries. An index
/// is valid, missing, invalid after a build that did not end, or defined otherwise;
/// those of the set `all` may also not be installed.
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
    indexes: Vec<IndexStatus>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = context.unchecked_session(Purpose::Command).await?;
    let target = context.target().await?;
    let Inventory { entries } = gate::take_inventory(&session, target, context.schema()).await?;
    let indexes = indexes::list(&session, context.schema()).await?;
    let answer = Answer { database: target.database(), schema: context.schema(), entries, indexes };
    context.output().answer("migrate.status", &answer, human)?;
    let is_current = answer.entries.iter().all(|entry| entry.state == EntryState::Applied)
        && answer.indexes.iter().all(|index| index.state.is_settled());
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
    let entries = table::draw(
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
    );
    let columns = [table::text("index"), table::text("set"), table::text("state"), table::text("built")];
    let rows = answer.indexes.iter().map(|index| {
        vec![
            index.name.to_owned(),
            index.set.as_str().to_owned(),
            index.state.as_str().to_owned(),
            index.built_at.map_or_else(|| "-".to_owned(), style::timestamp),
        ]
    });
    format!("{entries}\n{}", table::draw(&columns, rows))
}
