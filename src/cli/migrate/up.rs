//! `tasker migrate up`.

use std::time::Duration;

use serde::Serialize;

use crate::cli::Context;
use crate::db::Purpose;
use crate::error::{Exit, Result};
use crate::migrate::{self, Entry, Options, Step};
use crate::report::style;

/// Apply what is missing
///
/// Creates the schema if it is not there, applies each missing version in a
/// transaction of its own, then all missing views in one. Running it again
/// changes nothing; of two at once, the second waits and finds nothing to do.
/// Needs a connection to PostgreSQL itself, not to a transaction pooler.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tasker migrate up\n  \
    tasker migrate up --dry-run\n  \
    tasker --schema jobs migrate up --wait 30s")]
pub struct Args {
    /// Print what would be applied, and apply nothing
    #[arg(long)]
    dry_run: bool,
    /// How long to wait for another migration to end
    #[arg(long, value_name = "DURATION", default_value = "5m", value_parser = humantime::parse_duration)]
    wait: Duration,
}

#[derive(Serialize)]
struct Answer<'a> {
    database: &'a str,
    schema: &'a str,
    dry_run: bool,
    /// What was applied, or would be.
    applied: Vec<Entry>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let target = context.target().await?;
    super::refuse_pooler(target)?;
    let mut session = context.unchecked_session(Purpose::Migration).await?;
    let output = context.output();
    let progress = |step: Step| match step {
        Step::Waiting(text) => output.note(text),
        Step::Applied(entry, took) => {
            output.note(format_args!("applied {} in {}", label(entry), style::duration(took)));
        }
    };
    let options = Options { wait: args.wait, dry_run: args.dry_run };
    let (database, schema) = (target.database(), context.schema());
    let applied = migrate::up(&mut session, database, schema, options, &progress).await?;
    let answer = Answer { database, schema, dry_run: args.dry_run, applied };
    output.answer("migrate.up", &answer, human)?;
    Ok(Exit::Done)
}

fn human(answer: &Answer) -> String {
    if answer.applied.is_empty() {
        return format!("database {:?} is up to date", answer.database);
    }
    if answer.dry_run {
        let lines = answer.applied.iter().map(|entry| format!("would apply {}\n", label(entry)));
        return lines.collect();
    }
    format!("database {:?} is ready for tasker", answer.database)
}

fn label(entry: &Entry) -> String {
    match entry.phase {
        migrate::Phase::Schema => format!("version {} ({})", entry.version, entry.name),
        migrate::Phase::Views => format!("view {} v{}", entry.name, entry.version),
    }
}
