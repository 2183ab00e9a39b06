//! `tasker migrate up`.

use std::time::Duration;

use serde::Serialize;
use tokio_util::sync::CancellationToken;

use super::progress::Progress;
use crate::cli::Context;
use crate::error::{Exit, Result};
use crate::migrate::indexes::{Action, Choice, Drift, IndexChange};
use crate::migrate::{self, Entry, Options, Step};

/// Apply what is missing
///
/// Creates the schema if it is not there, applies each missing version in a
/// transaction of its own, builds each missing index while everybody goes on
/// working, then all missing views in one transaction. Running it again
/// changes nothing; of two at once, the second waits and finds nothing to do.
/// What an interrupted build leaves is dropped and built again by the next run.
/// Needs a connection to PostgreSQL itself, not to a transaction pooler.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tasker migrate up\n  \
    tasker migrate up --dry-run\n  \
    tasker migrate up --indexes all\n  \
    tasker migrate up --indexes lean,index_workflow_steps_task_covering\n  \
    tasker --schema jobs migrate up --wait 30s")]
pub struct Args {
    /// Print what would be applied, and apply nothing
    #[arg(long)]
    dry_run: bool,
    /// Which indexes to have: `lean`, what tasker's own queries use; `all`, eight more; or lean and names
    ///
    /// Those no longer wanted are dropped, also while everybody goes on working.
    /// Without the flag the lean set is completed and all others stay as they are.
    /// docs/indexes.md tells what each costs and gains.
    #[arg(long, value_name = "lean|all|NAME,…")]
    indexes: Option<Choice>,
    /// How long building one index may take, waiting for older transactions included
    #[arg(long, value_name = "DURATION", default_value = "1h", value_parser = humantime::parse_duration)]
    build_limit: Duration,
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
    indexes: Vec<IndexChange>,
    /// Left alone: they have the name of one of tasker's and another definition.
    drifted_indexes: Vec<Drift>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let target = context.target().await?;
    super::refuse_pooler(target)?;
    let (output, schema) = (context.output(), context.schema());
    let stop = CancellationToken::new();
    let options = Options {
        wait: args.wait,
        dry_run: args.dry_run,
        indexes: args.indexes,
        build_limit: args.build_limit,
        stop: stop.clone(),
    };
    let progress = Progress::new(*output);
    let hear = |step: Step| progress.hear(&step);
    let outcome = tokio::select! {
        outcome = migrate::up(target, schema, &options, &hear) => outcome?,
        impatient = super::signals(stop) => return impatient,
    };
    let answer = Answer {
        database: target.database(),
        schema,
        dry_run: args.dry_run,
        applied: outcome.applied,
        indexes: outcome.indexes,
        drifted_indexes: outcome.drifted,
    };
    output.answer("migrate.up", &answer, human)?;
    for Drift { name, definition, expected, mend } in &answer.drifted_indexes {
        output.warn(format_args!(
            "index {name} is left alone: it is defined otherwise than tasker does\n  \
             it is:  {definition}\n  tasker: {expected}\n  \
             to have tasker build its own: {mend}; and run `tasker migrate up` again"
        ));
    }
    Ok(if answer.drifted_indexes.is_empty() { Exit::Done } else { Exit::Found })
}

fn human(answer: &Answer) -> String {
    if answer.applied.is_empty() && answer.indexes.is_empty() {
        return format!("database {:?} is up to date", answer.database);
    }
    if answer.dry_run {
        let of_phase = |phase| answer.applied.iter().filter(move |entry| entry.phase == phase);
        let apply = |entry: &Entry| format!("would apply {}\n", label(entry));
        let versions = of_phase(migrate::Phase::Schema).map(apply);
        let indexes = answer.indexes.iter().map(|change| format!("would {}\n", describe(change)));
        return versions.chain(indexes).chain(of_phase(migrate::Phase::Views).map(apply)).collect();
    }
    format!("database {:?} is ready for tasker", answer.database)
}

pub(super) fn label(entry: &Entry) -> String {
    match entry.phase {
        migrate::Phase::Schema => format!("version {} ({})", entry.version, entry.name),
        migrate::Phase::Views => format!("view {} v{}", entry.name, entry.version),
    }
}

/// What is to be done about an index, as an order.
fn describe(change: &IndexChange) -> String {
    let IndexChange { name, .. } = change;
    match change.action {
        Action::Build => format!("build index {name}"),
        Action::Rebuild => format!("drop the invalid index {name} and build it again"),
        Action::Record => format!("record index {name}, which is there"),
        Action::Drop => format!("drop index {name}: it was not asked for"),
    }
}
