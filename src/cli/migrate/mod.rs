//! `tasker migrate`.

mod down;
mod plan;
mod progress;
mod status;
mod up;
mod verify;
mod views;

use std::time::Duration;

use clap::Subcommand;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::Context;
use crate::db::Target;
use crate::error::{Exit, Failure, Result};
use crate::migrate::indexes::{Drift, IndexSelection};
use crate::migrate::lock_retry::LockRetry;
use crate::migrate::{Phase, SchemaVersion, Scope};
use crate::report::Output;

/// Bring a database to the schema this program needs
#[derive(Debug, Subcommand)]
pub enum Migrate {
    Plan(plan::Args),
    Up(up::Args),
    Status(status::Args),
    Verify(verify::Args),
    Down(down::Args),
    Views(views::Args),
}

impl Migrate {
    pub async fn run(self, context: &Context) -> Result<Exit> {
        match self {
            Migrate::Plan(args) => plan::run(context, args).await,
            Migrate::Up(args) => up::run(context, args).await,
            Migrate::Status(args) => status::run(context, args).await,
            Migrate::Verify(args) => verify::run(context, args).await,
            Migrate::Down(args) => down::run(context, args).await,
            Migrate::Views(args) => views::run(context, args).await,
        }
    }
}

/// How far `up` goes; `plan` takes the same.
#[derive(Debug, clap::Args)]
struct ScopeArgs {
    /// Only this phase of the three
    #[arg(long, value_parser = phases())]
    phase: Option<Phase>,
    /// No version of the schema after this one; indexes and views, made for the newest, wait
    #[arg(long, value_name = "VERSION")]
    to: Option<SchemaVersion>,
    /// Which indexes to have: `lean`, what tasker's own queries use; `all`, eight more; or lean and names
    ///
    /// Those no longer wanted are dropped, also while everybody goes on working.
    /// Without the flag the lean set is completed and all others stay as they are.
    /// docs/indexes.md tells what each costs and gains.
    #[arg(long, value_name = "lean|all|NAME,…")]
    indexes: Option<IndexSelection>,
}

/// How locks that keep others out are asked for, that of migrations among them.
#[derive(Debug, clap::Args)]
struct LockArgs {
    /// How long to wait for a lock that keeps readers or writers out; whoever comes next waits behind
    #[arg(long, value_name = "DURATION", default_value = "2s", value_parser = humantime::parse_duration)]
    lock_timeout: Duration,
    /// How often to ask for such a lock in all, after pauses of half a second to fifteen seconds
    #[arg(long, value_name = "NUMBER", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    lock_tries: u32,
    /// How long to wait for another migration to end
    #[arg(long, value_name = "DURATION", default_value = "5m", value_parser = humantime::parse_duration)]
    wait: Duration,
}

impl LockArgs {
    fn lock_retry(&self) -> LockRetry {
        LockRetry { lock_timeout: self.lock_timeout, tries: self.lock_tries }
    }
}

impl ScopeArgs {
    fn scope(&self) -> Scope {
        Scope { phase: self.phase, to: self.to }
    }
}

fn phases() -> impl TypedValueParser<Value = Phase> {
    PossibleValuesParser::new(Phase::ALL.map(Phase::as_str)).try_map(|name| name.parse::<Phase>())
}

/// Indexes that were left alone: they have the name of one of tasker's and another definition.
fn warn_of_drift(output: &Output, drifts: &[Drift]) {
    for Drift { name, definition, expected, fix } in drifts {
        output.warn(format_args!(
            "index {name} is left alone: it is defined otherwise than tasker does\n  \
             it is:  {definition}\n  tasker: {expected}\n  \
             to have tasker build its own: {fix}; and run `tasker migrate up` again"
        ));
    }
}

/// The lock that lets one migration run at a time needs a connection that stays.
fn refuse_pooler(target: &Target) -> Result<()> {
    if target.pooler {
        return Err(Failure::usage("migrations need a connection to PostgreSQL itself, not to a pooler")
            .hint("name the server's own port and leave out --pooler (TASKER_POOLER, pooler in tasker.toml)")
            .into());
    }
    Ok(())
}

/// The first Ctrl-C or SIGTERM asks to stop where the work can go on later;
/// returns at the second.
async fn signals(stop: CancellationToken) -> Result<Exit> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    for _ in 0..2 {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        stop.cancel();
    }
    Ok(Exit::Interrupted)
}
