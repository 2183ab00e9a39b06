//! `tasker migrate status`.

use serde::Serialize;

use crate::cli::Context;
use crate::db::Purpose;
use crate::error::{Exit, Result};
use crate::migrate::Migration;
use crate::migrate::indexes::IndexStatus;
use crate::migrate::status::{self, Difference, Summary};
use crate::report::{style, table};

/// The characters of a checksum that suffice to tell versions apart.
const CHECKSUM_WIDTH: usize = 8;

/// Show the state of each version, view and index, and how the database differs from them
///
/// A version is applied, pending, newer than this program, missing from it, or divergent: installed
/// with other content than this program's. An index is valid, missing, invalid after an interrupted
/// build, or defined differently; an index of the set `all` can also be not installed. The differences
/// list every table, column, constraint, unique index, trigger, function and view that somebody
/// removed, changed or added since the versions were applied. Other indexes that were added are not
/// listed.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tasker migrate status\n  \
    tasker migrate status --check || tasker migrate up\n  \
    tasker migrate status --format json | jq '.differences[]'")]
pub struct Args {
    /// Exit with status 3 unless everything is applied and nothing differs
    #[arg(long)]
    check: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    database: &'a str,
    schema: &'a str,
    summary: Summary,
    entries: Vec<Migration>,
    indexes: Vec<IndexStatus>,
    differences: Vec<Difference>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = context.unchecked_session(Purpose::Command).await?;
    let (target, schema) = (context.target().await?, context.schema());
    let status = status::take(&session, target, schema).await?;
    let summary = status.summary();
    let answer = Answer {
        database: target.database(),
        schema,
        summary,
        entries: status.inventory.entries,
        indexes: status.indexes,
        differences: status.differences,
    };
    context.output().answer("migrate.status", &answer, human)?;
    Ok(if args.check && !answer.summary.is_settled() { Exit::Found } else { Exit::Done })
}

fn human(answer: &Answer) -> String {
    let columns = [
        table::text("phase"),
        table::number("version"),
        table::text("name"),
        table::text("state"),
        table::text("checksum"),
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
                entry.checksum.chars().take(CHECKSUM_WIDTH).collect(),
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
    let indexes = table::draw(&columns, rows);
    let Summary { applied, pending, failed, drifted } = answer.summary;
    let differences: String = answer.differences.iter().map(draw_difference).collect();
    format!(
        "{entries}\n{indexes}\n{differences}{applied} applied, {pending} pending, {failed} failed, {drifted} drifted\n"
    )
}

fn draw_difference(difference: &Difference) -> String {
    let Difference { kind, name, expected, found } = difference;
    match (expected, found) {
        (Some(expected), Some(found)) => {
            format!("{kind} {name} was changed\n  found:    {found}\n  expected: {expected}\n")
        }
        (Some(expected), None) => format!("{kind} {name} is missing\n  expected: {expected}\n"),
        (None, found) => {
            format!("{kind} {name} was added\n  found:    {}\n", found.as_deref().unwrap_or_default())
        }
    }
}
