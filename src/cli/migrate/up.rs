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
    tasker migrate up --phase indexes\n  \
    tasker migrate up --indexes all\n  \
    tasker migrate up --indexes lean,index_workflow_steps_task_covering\n  \
    tasker --schema jobs migrate up --wait 30s")]
pub struct Args {
    /// Print what would be applied, and apply nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    scope: ScopeArgs,
    /// How long building one index may take, waiting for older transactions included
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
    /// The only one that was looked at; null for all.
    phase: Option<Phase>,
    /// What was applied, or would be.
    applied: Vec<Migration>,
    indexes: Vec<IndexChange>,
    /// Left alone: they have the name of one of tasker's and another definition.
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
        output.note(format_args!(
            "left for later: {} and what is made for it, indexes and views",
            first.label()
        ));
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
            format!("database {:?} is at the version asked for", answer.database)
        }
        None => format!("database {:?} is ready for tasker", answer.database),
    }
}
