//! `tasker migrate`.

mod adopt;
mod down;
mod plan;
mod progress;
mod status;
mod up;
mod verify;
mod views;

use std::time::Duration;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use tokio::signal::unix::{SignalKind, signal};

use self::progress::Progress;
use super::Context;
use crate::cli::duration::range;
use crate::db::Target;
use crate::db::queries::migrations::Creator;
use crate::error::{Exit, Failure, Result, TASKER};
use crate::migrate::indexes::{Drift, IndexSelection};
use crate::migrate::{LockRetry, Phase, Run, SchemaVersion, Scope};
use crate::report::Output;

commands! {
    /// Migrate a database to the schema this program needs
    pub enum Migrate { Plan(plan), Up(up), Status(status), Verify(verify), Down(down), Views(views), Adopt(adopt) }
}

/// The scope of `up` and `plan`.
#[derive(Debug, clap::Args)]
struct ScopeArgs {
    /// Only run this phase
    #[arg(long, value_parser = phases())]
    phase: Option<Phase>,
    /// Apply schema versions up to this one; indexes and views wait, because they need the newest version
    #[arg(long, value_name = "VERSION")]
    to: Option<SchemaVersion>,
    /// Build these indexes: `lean` (used by tasker's own queries), `all` (eight more), or `lean` and the names of others
    ///
    /// Indexes that are no longer selected are dropped, online too. Without this flag, missing indexes
    /// of the lean set are built and all others are left unchanged. docs/indexes.md lists the cost and
    /// the benefit of each.
    #[arg(long, value_name = "lean|all|NAME,…")]
    indexes: Option<IndexSelection>,
}

/// How blocking locks are requested, including the lock that allows one migration at a time.
#[derive(Debug, clap::Args)]
struct LockArgs {
    /// Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)
    ///
    /// The default is below deadlock_timeout (1s): if a migration and another session wait for each other, the
    /// migration gives way.
    #[arg(long, value_name = "DURATION", default_value = "800ms", value_parser = range("1ms", "1h"))]
    lock_timeout: Duration,
    /// Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)
    #[arg(long, value_name = "NUMBER", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    lock_tries: u32,
    /// Wait this long for another migration to end (0s to 30days)
    #[arg(long, value_name = "DURATION", default_value = "5m", value_parser = range("0s", "30days"))]
    wait: Duration,
}

impl LockArgs {
    fn limits<'a>(&self, run: Run<'a>) -> Run<'a> {
        let lock_retry = LockRetry { lock_timeout: self.lock_timeout, tries: self.lock_tries };
        Run { wait: self.wait, lock_retry, ..run }
    }
}

impl ScopeArgs {
    fn scope(self) -> Scope {
        Scope { phase: self.phase, to: self.to, indexes: self.indexes }
    }
}

fn phases() -> impl TypedValueParser<Value = Phase> {
    PossibleValuesParser::new(Phase::ALL.map(Phase::as_str))
        .map(|name| Phase::of_word(&name).expect("it is one of them"))
}

/// Warns of indexes that were not changed: their names are tasker's, but their definitions differ.
fn warn_of_drift(output: &Output, drifts: &[Drift]) {
    for Drift { name, definition, expected, fix } in drifts {
        output.warn(format_args!(
            "index {name} was not changed: its definition differs from tasker's\n  \
             found:    {definition}\n  expected: {expected}\n  \
             to let tasker build its own: {fix}; then run `{TASKER} migrate up` again"
        ));
    }
}

/// Warns of roles that may create objects in the schema: in SQL that looks names up there, their functions can
/// take the place of built-in ones.
fn warn_of_creators(output: &Output, schema: &str, creators: &[Creator]) {
    if creators.is_empty() {
        return;
    }
    let roles: Vec<_> = creators.iter().map(|creator| creator.role.as_str()).collect();
    let fixes: String = creators.iter().map(|creator| format!("\n  {};", creator.fix)).collect();
    output.warn(format_args!(
        "{} may create functions in schema {schema:?}; SQL of yours that looks names up there could call them \
         instead of PostgreSQL's own. Take the privilege away:{fixes}",
        roles.join(", ")
    ));
}

/// The lock that allows one migration at a time needs a permanent connection.
fn refuse_pooler(target: &Target) -> Result<()> {
    if target.pooler {
        return Err(Failure::usage(
            "migrations need a direct connection to PostgreSQL, not one through a pooler",
        )
        .hint("connect to the server's own port, without --pooler (TASKER_POOLER, pooler in tasker.toml)")
        .into());
    }
    Ok(())
}

/// Migrates the database of `context` directly, and prints the events. The first Ctrl-C or SIGTERM requests a
/// stop at a point where the work can continue later; the second ends the command.
async fn migrate<T>(context: &Context, work: impl AsyncFnOnce(Run<'_>) -> Result<T>) -> Result<T> {
    let target = context.target().await?;
    refuse_pooler(target)?;
    let progress = Progress::new(*context.output());
    let run = Run { progress: &|event| progress.hear(&event), ..Run::new(target, context.schema()) };
    let stop = run.stop.clone();
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let stopped_twice = async {
        for _ in 0..2 {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
            stop.cancel();
        }
    };
    tokio::select! {
        done = work(run) => done,
        () = stopped_twice => Err(Failure::new("interrupted").exit(Exit::Interrupted).into()),
    }
}
