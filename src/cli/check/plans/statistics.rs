//! `tasker check plans --statistics`: plans on a server of this command, with the statistics of another database.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

use super::Args;
use super::migration::{Copy, Migrations};
use crate::checks::scratch::LocalServer;
use crate::cli::Context;
use crate::cli::scratch::interruption;
use crate::error::{Exit, Failure, Result, TASKER};
use crate::files::read_text;
use crate::private_pg::Programs;
use crate::querycheck::statistics::document::Values;
use crate::querycheck::statistics::{
    self, Losses, Restored, Schema, SchemaFile, StatisticsFile, identity, restore,
};
use crate::querycheck::{Options, QueryCheck, Report, ScratchServer, StatisticsIdentity};
use crate::report::Output;
use crate::report::style::count;

/// Larger files are no statistics, and no schema.
const MAX_BYTES: u64 = 256 << 20;
/// Of a list in a note.
const SHOWN: usize = 5;

/// The statistics that plans were made with.
#[derive(Debug, Serialize)]
pub struct AboutStatistics {
    pub file: String,
    pub database: String,
    pub saved_at: String,
    pub server_version: String,
    pub values: Values,
    pub losses: Losses,
}

/// What `--statistics` and the flags with it name.
pub struct Given {
    file: StatisticsFile,
    name: String,
    schema: String,
    schema_name: String,
    programs: Programs,
}

/// Reads the files that the flags name, and finds the programs of the server; `None` without `--statistics`.
///
/// # Errors
/// A usage failure for a file that cannot be read, or is none; a failure of exit code 4 if the server is not installed.
pub fn open(args: &Args) -> Result<Option<Given>> {
    let Some(path) = &args.statistics else { return Ok(None) };
    let schema = args.own_schema.only_file()?;
    let (name, schema_name) = (display(path), display(schema));
    let file = statistics::read(&read(path)?).map_err(|why| {
        Failure::usage(format!("{name} is not a valid file of statistics: {why}"))
            .hint(format!("write it again: `{TASKER} check statistics save --out {name}`"))
    })?;
    let schema = read(schema)?;
    let programs = programs(args.on.as_deref(), file.database.major)?;
    Ok(Some(Given { file, name, schema, schema_name, programs }))
}

impl Given {
    /// What a baseline keeps of it.
    pub fn identity(&self) -> StatisticsIdentity {
        identity(&self.file, &self.schema)
    }
}

fn display(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn read(path: &PathBuf) -> Result<String> {
    let text = File::open(path).and_then(|file| read_text(file, MAX_BYTES));
    Ok(text.map_err(|error| Failure::usage(format!("could not read {}", path.display())).caused_by(error))?)
}

/// The programs that `--on` names, or those of the server that was saved.
fn programs(on: Option<&str>, saved_major: i32) -> Result<Programs> {
    let saved_major = u32::try_from(saved_major).unwrap_or_default();
    match on.map(str::parse::<u32>) {
        Some(Ok(major)) => Programs::of_major(major),
        Some(Err(_)) => Programs::of_folder(Path::new(on.unwrap_or_default())),
        None => Programs::of_major(saved_major).map_err(|error| {
            Failure::unreachable(format!("the statistics are those of PostgreSQL {saved_major}"))
                .caused_by(error)
                .hint("install it, or plan on another major version: `--on 18`, `--on /usr/lib/postgresql/18/bin`")
                .into()
        }),
    }
}

/// Checks the plans on a server that is started for it, and deleted at the end, also after Ctrl-C and SIGTERM.
///
/// # Errors
/// Those of the server and of the schema.
pub async fn check(
    context: &Context,
    given: Given,
    migrations: Option<&Migrations>,
    checks: &[QueryCheck],
    options: Options,
) -> Result<(Report, AboutStatistics)> {
    let interrupted = interruption(1)?;
    tokio::select! {
        checked = check_on(context, given, migrations, checks, options) => checked,
        () = interrupted => Err(Failure::new("interrupted").exit(Exit::Interrupted).into()),
    }
}

async fn check_on(
    context: &Context,
    given: Given,
    migrations: Option<&Migrations>,
    checks: &[QueryCheck],
    options: Options,
) -> Result<(Report, AboutStatistics)> {
    let Given { file, name, schema, schema_name, programs } = given;
    if !file.statements.is_empty() {
        context.output().note(format!(
            "{name} was written by pg_dump: it lacks the ends of indexes, settings, the locale and statistics on several columns, \
             and the heights of B-trees follow from their sizes"
        ));
    }
    if !file.hidden.is_empty() {
        context
            .output()
            .note(format!("{name} is partial: it lacks what the role that saved it could not see"));
    }
    let schema = SchemaFile { name: &schema_name, text: &schema };
    let options = Options { drawn: Some(file.parameters.clone().into()), ..options };
    let (report, losses) = match migrations {
        Some(migrations) => {
            let schema = Schema::File(schema);
            let copy = Copy { context, programs, file: &file, schema, migrations, ledgers: None };
            copy.compare(checks, options).await?
        }
        None => report_restored(context, programs, &file, &schema, checks, options).await?,
    };
    let about = AboutStatistics {
        file: name,
        database: file.database.name,
        saved_at: file.saved_at,
        server_version: file.database.server_version,
        values: file.values,
        losses,
    };
    Ok((report, about))
}

async fn report_restored(
    context: &Context,
    programs: Programs,
    file: &StatisticsFile,
    schema: &SchemaFile<'_>,
    checks: &[QueryCheck],
    options: Options,
) -> Result<(Report, Losses)> {
    let major = programs.major() as i32;
    let server: Arc<dyn ScratchServer> =
        Arc::new(LocalServer::new(super::watch, context.schema()).of(programs));
    let spinner = context.output().spinner("statistics restored");
    let Restored { database, losses } = restore(server.as_ref(), major, file, schema).await?;
    spinner.finish_and_clear();
    for line in lines(&losses) {
        context.output().note(line);
    }
    let options = Options { scratch: Some(server), ..options };
    let report = super::report_on(context, &database.session, context.schema(), checks, &options).await?;
    Ok((report, losses))
}

/// How the plans may differ from those of the database that was saved.
pub fn lines(losses: &Losses) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(why) = &losses.locale {
        lines.push(format!("texts are in the order of their bytes, since its locale is missing here: {why}"));
    }
    let mut add = |found: &[String], one: &str, many: &str, effect: &str| {
        if !found.is_empty() {
            lines.push(format!("{} {effect}: {}", count(found.len(), one, many), shown(found)));
        }
    };
    add(&losses.skipped, "statement", "statements", "skipped");
    add(
        &losses.missing_relations,
        "table or index",
        "tables or indexes",
        "with statistics that the schema lacks",
    );
    add(&losses.new_tables, "table", "tables", "without statistics, taken for empty");
    add(&losses.new_indexes, "index", "indexes", "without statistics, its size computed from the table's");
    add(&losses.columns, "column", "columns", "whose statistics the server does not take");
    add(
        &losses.extended,
        "statistics object",
        "statistics objects",
        "on several columns not restored in full",
    );
    add(&losses.ends, "table", "tables", "whose least and greatest values are not restored");
    lines
}

fn shown(found: &[String]) -> String {
    let more = found.len().saturating_sub(SHOWN);
    let first = found.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{first} and {more} more") } else { first }
}

/// Prints a note of what `--on` does.
pub fn note_of_preview(output: Output, about: &AboutStatistics, report: &Report) {
    let saved = about.server_version.split('.').next().unwrap_or_default();
    if saved.parse() != Ok(report.server_major) {
        output.note(format!(
            "planned on PostgreSQL {} with statistics of PostgreSQL {}",
            report.server_version, about.server_version
        ));
    }
}
