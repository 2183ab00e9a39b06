//! `tasker migrate up`.

use std::time::Duration;

use serde::Serialize;

use super::{LockArgs, ScopeArgs};
use crate::cli::Context;
use crate::cli::duration::{WAIT_FOR_DATABASE, range};
use crate::error::{Exit, Result};
use crate::migrate::{self, Migration, Outcome, Phase, Run};

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
    tasker --schema jobs migrate up --wait 30s\n  \
    tasker migrate up --wait-for-database 1m        in a container that starts with its database")]
pub struct Args {
    /// Show what would be applied without applying it
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    scope: ScopeArgs,
    /// Allow the build of one index to take this long, including the wait for older transactions (1ms to 30days)
    #[arg(long, value_name = "DURATION", default_value = "1h", value_parser = range("1ms", "30days"))]
    build_limit: Duration,
    /// Wait this long for a database that is away (0s to 30days)
    ///
    /// Waits while the host name is unknown, the connection is refused, or the server starts; never after a refused login.
    #[arg(long, value_name = "DURATION", env = "TASKER_WAIT_FOR_DATABASE", default_value = "0s",
          value_parser = |text: &str| WAIT_FOR_DATABASE.parse(text))]
    wait_for_database: Duration,
    #[command(flatten)]
    locks: LockArgs,
}

#[derive(Serialize)]
struct Answer {
    dry_run: bool,
    /// The only phase that was run; null for all.
    phase: Option<Phase>,
    /// The changes made, or to be made in a dry run.
    #[serde(flatten)]
    outcome: Outcome,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let Args { dry_run, build_limit, wait_for_database, locks, scope } = args;
    if !wait_for_database.is_zero() {
        context.wait_for_database(wait_for_database).await?;
    }
    let scope = scope.scope();
    let outcome = super::migrate(context, async |run| {
        migrate::up(&Run { dry_run, build_limit, ..locks.limits(run) }, &scope).await
    });
    let answer = Answer { dry_run, phase: scope.phase, outcome: outcome.await? };
    let database = context.target().await?.database();
    context.answer_of_database("migrate.up", &answer, |answer| human(answer, database)).await?;
    let Outcome { held_back, drifted_indexes, creators, .. } = &answer.outcome;
    if let Some(first) = held_back.first() {
        let left = first.label();
        context.output().note(format_args!("left for later: {left}, and the indexes and views made for it"));
    }
    super::warn_of_creators(context.output(), context.schema(), creators);
    super::warn_of_drift(context.output(), drifted_indexes);
    Ok(if drifted_indexes.is_empty() { Exit::Done } else { Exit::Found })
}

fn human(answer: &Answer, database: &str) -> String {
    let Outcome { applied, indexes, held_back, .. } = &answer.outcome;
    let of_database = match answer.phase {
        Some(phase) => format!("phase {phase} of database {database:?}"),
        None => format!("database {database:?}"),
    };
    if applied.is_empty() && indexes.is_empty() {
        return format!("{of_database} is up to date");
    }
    if answer.dry_run {
        let of_phase = |phase| applied.iter().filter(move |entry| entry.phase == phase);
        let apply = |entry: &Migration| format!("would apply {}\n", entry.label());
        let versions = of_phase(Phase::Schema).map(apply);
        let indexes = indexes.iter().map(|change| format!("would {}\n", change.action.describe(change.name)));
        return versions.chain(indexes).chain(of_phase(Phase::Views).map(apply)).collect();
    }
    match answer.phase {
        Some(_) => format!("{of_database} is done"),
        None if !held_back.is_empty() => format!("{of_database} is at the requested version"),
        None => format!("{of_database} is ready for tasker"),
    }
}
