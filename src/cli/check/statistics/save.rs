//! `tasker check statistics save`.

use std::path::PathBuf;

use serde::Serialize;

use crate::checks::builtin;
use crate::cli::Context;
use crate::cli::check::select::select;
use crate::cli::sql_dir::SqlDir;
use crate::db::queries::migrations::find_ledger;
use crate::db::queries::server::server_facts;
use crate::db::{Purpose, Session, quote_identifier};
use crate::error::{Exit, Failure, Result, shell_word};
use crate::files;
use crate::querycheck::QueryCheck;
use crate::querycheck::statistics::document::{Hidden, Values};
use crate::querycheck::statistics::{Remarks, SaveOptions, Saved, save};
use crate::report::style::{bytes, count};

/// Save the planner's statistics of a database in a file
///
/// The file has what the planner knows: the sizes of tables and indexes, the statistics of columns and
/// of groups of columns, the ends and heights of B-trees, the settings and the locale. `tasker check
/// plans --statistics FILE --schema-file SCHEMA` makes the same plans from it, without the data.
///
/// Reads only, also from a standby. Needs the rights of pg_read_all_data. Exits with status 4, and writes
/// nothing, if the role may not see all; with --partial, saves the rest.
///
/// By default the file has no texts: numbers and times lie between their true ends, texts are replaced by
/// others in the same order, except those in the queries of --file. Parameters that checks draw with
/// parameters_from are drawn now.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker check statistics save --out stats.json --file checks.yaml
  tasker check statistics save --out stats.json --numbers --values orders.status
  tasker check plans --statistics stats.json --schema-file schema.sql --file checks.yaml")]
pub struct Args {
    /// Write the statistics to this file
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Draw the parameters of the checks in these files or directories, and keep the values in their queries
    #[arg(long = "file", value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    sql_dir: SqlDir,
    /// Keep all numbers and times as they are
    #[arg(long)]
    numbers: bool,
    /// Keep all values as they are, texts too
    #[arg(long)]
    texts: bool,
    /// Keep the values of this column as they are; can be repeated
    #[arg(long = "values", value_name = "TABLE.COLUMN")]
    values_of: Vec<String>,
    /// Save what this role may see, even if that is not all
    #[arg(long)]
    partial: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    file: &'a str,
    bytes: u64,
    tables: usize,
    indexes: usize,
    columns: usize,
    extended: usize,
    parameters: usize,
    values: Values,
    hidden: &'a Hidden,
    remarks: &'a Remarks,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = context.unchecked_session(Purpose::Command).await?;
    let checks = checks(context, &args, &session).await?;
    let options = SaveOptions {
        checks: &checks,
        values: match (args.texts, args.numbers) {
            (true, _) => Values::All,
            (false, true) => Values::Numbers,
            (false, false) => Values::Replaced,
        },
        keep_values_of: &args.values_of,
    };
    let spinner = context.output().spinner("statistics read");
    let Saved { file, remarks } = save(&session, &options).await?;
    spinner.finish_and_clear();
    if !file.hidden.is_empty() && !args.partial {
        let role = server_facts(&session).await?.role;
        return Err(unseen(&file.hidden, &role).into());
    }
    let name = args.out.to_string_lossy().into_owned();
    let text = file.text();
    files::write::replace(&args.out, &text)
        .map_err(|error| Failure::usage(format!("could not write {name}")).caused_by(error))?;
    let tables = file.tables().count();
    let answer = Answer {
        file: &name,
        bytes: text.len() as u64,
        tables,
        indexes: file.relations.len() - tables,
        columns: file.columns(),
        extended: file.extended.len(),
        parameters: file.parameters.iter().filter(|drawn| drawn.parameters.is_some()).count(),
        values: file.values,
        hidden: &file.hidden,
        remarks: &remarks,
    };
    context.answer_of_database("check.statistics_save", &answer, draw).await
}

/// The checks of files, or tasker's own where its tables are.
async fn checks(context: &Context, args: &Args, session: &Session) -> Result<Vec<QueryCheck>> {
    if !args.files.is_empty() {
        return Ok(select(context, &args.files, &args.sql_dir, &[])?.checks);
    }
    let has_tasker = find_ledger(session, context.schema()).await?;
    Ok(if has_tasker { builtin::checks() } else { Vec::new() })
}

fn unseen(hidden: &Hidden, role: &str) -> Failure {
    let grant = format!("grant pg_read_all_data to {}", quote_identifier(role));
    Failure::unreachable(format!("the role {role} may not see all statistics: nothing was saved"))
        .caused_by(what_is_hidden(hidden))
        .hint(format!(
            "let a superuser run: {grant}\nrows that row level security hides need a role with bypassrls; `--partial` saves the rest"
        ))
}

fn what_is_hidden(hidden: &Hidden) -> String {
    let parts = [
        (hidden.columns, "the statistics of ", ("column", "columns")),
        (
            hidden.extended,
            "",
            ("statistics object on several columns", "statistics objects on several columns"),
        ),
        (hidden.ends, "the ends of ", ("indexed column", "indexed columns")),
    ];
    let parts = parts.iter().filter(|(number, ..)| *number > 0);
    let parts =
        parts.map(|(number, before, (one, many))| format!("{before}{}", count(*number as usize, one, many)));
    format!("hidden: {}", parts.collect::<Vec<_>>().join(", "))
}

fn draw(answer: &Answer<'_>) -> String {
    let mut text = format!(
        "{}: the statistics of {}, {}, {} and {} on several columns ({})\n",
        shell_word(answer.file),
        count(answer.tables, "table", "tables"),
        count(answer.indexes, "index", "indexes"),
        count(answer.columns, "column", "columns"),
        count(answer.extended, "object", "objects"),
        bytes(answer.bytes),
    );
    let values = match answer.values {
        Values::Replaced => "numbers and times lie between their true ends, texts are replaced",
        Values::Numbers => "numbers and times are as they are, texts are replaced",
        Values::All => "all values are as they are in the database: do not publish the file",
    };
    text += &format!("  values: {values}\n");
    for line in lost(answer.hidden, answer.remarks) {
        text += &format!("  {line}\n");
    }
    text
}

/// What was left out or estimated, and how to get more.
fn lost(hidden: &Hidden, remarks: &Remarks) -> Vec<String> {
    let mut lines = Vec::new();
    if !hidden.is_empty() {
        lines.push(what_is_hidden(hidden));
    }
    let mut add = |number: u64, one: &str, many: &str, effect: &str| {
        if number > 0 {
            lines.push(format!("{}: {effect}", count(number as usize, one, many)));
        }
    };
    add(
        remarks.replaced_columns,
        "column",
        "columns",
        "values replaced; `--numbers`, `--texts` and `--values TABLE.COLUMN` keep them",
    );
    add(
        remarks.columns_without_values,
        "column",
        "columns",
        "values left out, since nothing could stand for them; `--texts` and `--values TABLE.COLUMN` keep them",
    );
    add(
        remarks.omitted_groups,
        "object on several columns",
        "objects on several columns",
        "the most common groups of values left out; `--texts` keeps them",
    );
    add(
        remarks.estimated_heights,
        "B-tree",
        "B-trees",
        "the height is estimated from the size, since the planner prefers another index",
    );
    add(
        remarks.unknown_pending_lists,
        "GIN index",
        "GIN indexes",
        "the pending list is taken for empty; the extension pgstattuple, or pageinspect for a superuser, shows it",
    );
    add(
        remarks.cases_without_parameters,
        "case of a check",
        "cases of checks",
        "no parameters; the file has the reason, and `check plans` reports the case as unchecked",
    );
    for name in &remarks.unknown_columns {
        lines.push(format!("--values {}: there is no such column with statistics", shell_word(name)));
    }
    lines
}
