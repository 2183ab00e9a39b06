//! `tasker migrate status`.

use crate::cli::Context;
use crate::db::Purpose;
use crate::error::{Exit, Result};
use crate::migrate::status::{self, Difference, Status, Summary};
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

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = context.unchecked_session(Purpose::Command).await?;
    let status = status::take(&session, context.target().await?, context.schema()).await?;
    let exit = context.answer_of_database("migrate.status", &status, human).await?;
    super::warn_of_creators(context.output(), context.schema(), &status.creators);
    Ok(if args.check && !status.summary.is_settled() { Exit::Found } else { exit })
}

fn human(status: &Status) -> String {
    let entries = table::draw(
        ["phase", ">version", "name", "state", "checksum", "installed"],
        status.inventory.entries.iter().map(|entry| {
            vec![
                entry.phase.to_string(),
                entry.version.to_string(),
                entry.name.clone(),
                entry.state.meaning().to_owned(),
                entry.checksum.chars().take(CHECKSUM_WIDTH).collect(),
                entry.installed_at.map_or_else(|| "-".to_owned(), style::timestamp),
            ]
        }),
    );
    let rows = status.indexes.iter().map(|index| {
        vec![
            index.name.to_owned(),
            index.set.as_str().to_owned(),
            index.state.meaning().to_owned(),
            index.built_at.map_or_else(|| "-".to_owned(), style::timestamp),
        ]
    });
    let indexes = table::draw(["index", "set", "state", "built"], rows);
    let Summary { applied, pending, failed, drifted } = status.summary;
    let differences: String = status.differences.iter().map(draw_difference).collect();
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
