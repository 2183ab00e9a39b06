//! `tasker migrate adopt`.

mod check;
mod cut_over;
mod derive;
mod finish;
mod prepare;
mod undo;
mod verify;

use std::collections::BTreeMap;

use clap::Subcommand;

use super::LockArgs;
use crate::cli::Context;
use crate::db::{Purpose, Target};
use crate::error::{Exit, Failure, Result, TASKER};
use crate::migrate::Run;
use crate::migrate::adopt::survey::States;
use crate::migrate::adopt::{Adoption, Phase};
use crate::report::{style, table};

/// Take over a database of the Rails engine Tasker
///
/// Turns the tables of the engine (2.0 or later) into tasker's without rewriting any of them. It takes five
/// phases: `prepare` builds indexes while the application runs; `cut-over` changes the tables in one transaction,
/// with the application stopped; `derive` gives unfinished tasks their counters and queues; `verify` compares
/// everything, after which every command of tasker works; `finish` removes what only the engine used. Each phase
/// goes on where it was interrupted. `undo` gives the engine's tables back, until a worker has run. docs/adopt.md
/// is the runbook. Without a phase, shows how far the adoption has come and what comes next.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tasker migrate adopt check\n  \
    tasker migrate adopt\n  \
    tasker migrate adopt prepare --short-cutover\n  \
    tasker migrate adopt cut-over --dry-run")]
pub struct Args {
    #[command(subcommand)]
    step: Option<Adopt>,
}

#[derive(Debug, Subcommand)]
enum Adopt {
    Check(check::Args),
    Prepare(prepare::Args),
    CutOver(cut_over::Args),
    Derive(derive::Args),
    Verify(verify::Args),
    Finish(finish::Args),
    Undo(undo::Args),
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    match args.step {
        Some(Adopt::Check(args)) => check::run(context, args).await,
        Some(Adopt::Prepare(args)) => prepare::run(context, args).await,
        Some(Adopt::CutOver(args)) => cut_over::run(context, args).await,
        Some(Adopt::Derive(args)) => derive::run(context, args).await,
        Some(Adopt::Verify(args)) => verify::run(context, args).await,
        Some(Adopt::Finish(args)) => finish::run(context, args).await,
        Some(Adopt::Undo(args)) => undo::run(context, args).await,
        None => {
            let session = context.unchecked_session(Purpose::Command).await?;
            let adoption = Adoption::take(&session, context.schema()).await?;
            context.answer_of_database("migrate.adopt", &adoption, draw).await
        }
    }
}

fn draw(adoption: &Adoption) -> String {
    if adoption.generation.is_none() && adoption.phases.is_empty() {
        return "there is nothing to adopt: the schema has no tables of the Rails engine".to_owned();
    }
    let rows = Phase::ALL.map(|phase| {
        let found = adoption.find(phase);
        let state = match found {
            Some(row) if row.ended_at.is_some() => "done",
            Some(_) => "begun",
            None => "-",
        };
        let ended = found.and_then(|row| row.ended_at).map_or_else(|| "-".to_owned(), style::timestamp);
        vec![phase.verb(), state.to_owned(), ended, phase.meaning().to_owned()]
    });
    let next = match adoption.next {
        Some(next) if adoption.phases.is_empty() => {
            format!("next: `{TASKER} migrate adopt check`, then `{}`", next.command())
        }
        Some(next) => format!("next: `{}`", next.command()),
        None => "the adoption is finished".to_owned(),
    };
    format!("{}\n{next}\n", table::draw(["phase", "state", "ended", "in which"], rows))
}

/// Runs a phase on a direct connection.
async fn run_phase<T>(
    context: &Context,
    dry_run: bool,
    locks: &LockArgs,
    work: impl AsyncFnOnce(Run<'_>) -> Result<T>,
) -> Result<T> {
    refuse_pooler(context.target().await?)?;
    super::migrate(context, async |run| work(Run { dry_run, ..locks.limits(run) }).await).await
}

/// Like every phase a command that failed, whatever said so.
fn refuse_pooler(target: &Target) -> Result<()> {
    if !target.pooler {
        return Ok(());
    }
    Err(Failure::new("an adoption needs a direct connection to PostgreSQL, not one through a pooler")
        .hint("nothing was changed; connect to the server's own port, without --pooler (TASKER_POOLER, pooler in tasker.toml)")
        .into())
}

/// The states with their numbers, one line for tasks and one for steps.
fn draw_states(states: &States) -> String {
    let line = |what: &str, numbers: &BTreeMap<String, i64>| {
        let list: Vec<String> = numbers
            .iter()
            .map(|(state, number)| format!("{} {state}", style::grouped(number.unsigned_abs())))
            .collect();
        format!("{what}: {}\n", if list.is_empty() { "none".to_owned() } else { list.join(", ") })
    };
    line("tasks", &states.tasks) + &line("steps", &states.steps)
}

/// What was changed, a line each.
fn draw_changes(changes: &BTreeMap<String, i64>) -> String {
    changes
        .iter()
        .map(|(change, number)| format!("  {} {change}\n", style::grouped(number.unsigned_abs())))
        .collect()
}
