//! `tasker migrate up`.

use std::time::Duration;

use serde::Serialize;
use tokio_util::sync::CancellationToken;

use super::progress::Progress;
use super::{LockArgs, ScopeArgs};
use crate::cli::Context;
use crate::error::{Exit, Result};
use crate::migrate::indexes::{Drift, IndexChange};
use crate::migrate::{self, Migration, MigrationEvent, Options, Phase};

/// Apply missing schema versions, indexes and views
///
/// Creates the schema if it does not exist, applies each missing version in its own transaction, builds
/// each missing index online, then installs all missing views in one transaction. Running the command
/// again changes nothing; if two run at once, the second waits and finds nothing to do. The next run
/// drops and rebuilds an index that an interrupted build left. Needs a direct connection to PostgreSQL,
/// not one through a transaction pooler.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tasker migrate up\n  \
    tasker migrate up --dry-run\n  \
    tasker migrate up --phase indexes\n  \
    tasker migrate up --indexes all\n  \
    tasker migrate up --indexes lean,index_workflow_steps_task_covering\n  \
    tasker --schema jobs migrate up --wait 30s")]
pub struct Args {
    /// Show what would be applied without applying it
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    scope: ScopeArgs,
    /// Allow the build of one index to take this long, including the wait for older transactions
    #[arg(long, value_name = "DURATION", default_value = "1h", value_parser = humantime::parse_duration)]
    build_limit: Duration,
    #[command(flatten)]
    locks: LockArgs,
}

#[derive(Serialize)]
struct Answer<'a> {
    database: &'a str,
    schema: &'a str,
    dry_run: bool,
    /// The only phase that was run; null for all.
    phase: Option<Phase>,
    /// The migrations applied, or to be applied in a dry run.
    applied: Vec<Migration>,
    indexes: Vec<IndexChange>,
    /// Not changed: their names are tasker's, but their definitions differ.
    drifted_indexes: Vec<Drift>,
    /// Versions that --phase or --to leaves for later, and with them indexes and views.
    held_back: Vec<Migration>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let target = context.target().await?;
    super::refuse_pooler(target)?;
    let (output, schema) = (context.output(), context.schema());
    let stop = CancellationToken::new();
    let options = Options {
        wait: args.locks.wait,
        dry_run: args.dry_run,
        scope: args.scope.scope(),
        indexes: args.scope.indexes,
        build_limit: args.build_limit,
        lock_retry: args.locks.lock_retry(),
        stop: stop.clone(),
    };
    let progress = Progress::new(*output);
    let hear = |step: MigrationEvent| progress.hear(&step);
    let outcome = tokio::select! {
        outcome = migrate::up(target, schema, &options, &hear) => outcome?,
        impatient = super::signals(stop) => return impatient,
    };
    let answer = Answer {
        database: target.database(),
        schema,
        dry_run: args.dry_run,
        phase: options.scope.phase,
        applied: outcome.applied,
        indexes: outcome.indexes,
        drifted_indexes: outcome.drifted,
        held_back: outcome.held_back,
    };
    output.answer("migrate.up", &answer, human)?;
    if let Some(first) = answer.held_back.first() {
        output.note(format_args!("left for later: {}, and the indexes and views made for it", first.label()));
    }
    super::warn_of_drift(output, &answer.drifted_indexes);
    Ok(if answer.drifted_indexes.is_empty() { Exit::Done } else { Exit::Found })
}

fn human(answer: &Answer) -> String {
    if answer.applied.is_empty() && answer.indexes.is_empty() {
        if let Some(phase) = answer.phase {
            return format!("phase {phase} of database {:?} is up to date", answer.database);
        }
        return format!("database {:?} is up to date", answer.database);
    }
    if answer.dry_run {
        let of_phase = |phase| answer.applied.iter().filter(move |entry| entry.phase == phase);
        let apply = |entry: &Migration| format!("would apply {}\n", entry.label());
        let versions = of_phase(Phase::Schema).map(apply);
        let indexes =
            answer.indexes.iter().map(|change| format!("would {}\n", change.action.describe(change.name)));
        return versions.chain(indexes).chain(of_phase(Phase::Views).map(apply)).collect();
    }
    match answer.phase {
        Some(phase) => format!("phase {phase} of database {:?} is done", answer.database),
        None if !answer.held_back.is_empty() => {
            format!("database {:?} is at the requested version", answer.database)
        }
        None => format!("database {:?} is ready for tasker", answer.database),
    }
}
