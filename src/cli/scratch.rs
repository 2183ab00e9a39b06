//! A temporary database for one benchmark or check, dropped afterwards.

use std::sync::{Arc, Mutex};

use tokio::signal::unix::{SignalKind, signal};

use crate::cli::Context;
use crate::cli::context::connector;
use crate::db::{Connect, Target, scratch};
use crate::engine::bench::Progress;
use crate::error::{Exit, Failure, Result};
use crate::migrate::indexes::IndexSelection;
use crate::migrate::{self, Run, Scope};
use crate::report::Output;

/// The schema of the tables in a scratch database.
pub const SCHEMA: &str = "public";

/// The purpose of a scratch database, which determines its name and the note about it.
#[derive(Clone, Copy, Debug)]
pub enum Use {
    Bench,
    Check,
    /// To check queries on tables of their own.
    OwnSchema,
}

impl Use {
    /// The start of the database's name.
    fn prefix(self) -> &'static str {
        match self {
            Use::Bench => "tasker_bench",
            Use::Check | Use::OwnSchema => "tasker_check",
        }
    }

    fn doing(self) -> &'static str {
        match self {
            Use::Bench => "measuring",
            Use::Check | Use::OwnSchema => "checking",
        }
    }
}

/// A migrated database that is dropped when the work in it is done.
pub struct Scratch {
    pub target: Arc<Target>,
    pub connect: Connect,
}

/// Does `work` in a new database, migrated with the selected `indexes` unless it is for tables of others, on the server
/// of `context`.
/// Drops the database in any case, also after Ctrl-C and SIGTERM. Only a killed process leaves it
/// behind; its name then shows its purpose.
pub async fn with_scratch<T>(
    context: &Context,
    what_for: Use,
    indexes: Option<IndexSelection>,
    work: impl AsyncFnOnce(Scratch) -> Result<T>,
) -> Result<T> {
    context.announce_change().await?;
    let server = context.target().await?;
    if !matches!(what_for, Use::Bench) && server.pooler {
        return Err(through_pooler().into());
    }
    let interrupted = interruption(1)?;
    with_scratch_on(server, context.output(), what_for, indexes, interrupted, work).await
}

/// Waits for so many signals to end. From here on a signal does not end the process.
pub fn interruption(signals: usize) -> Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        for _ in 0..signals {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        }
    })
}

/// [`with_scratch`] on the server of `server`, until `interrupted`.
pub async fn with_scratch_on<T>(
    server: &Target,
    output: &Output,
    what_for: Use,
    indexes: Option<IndexSelection>,
    interrupted: impl Future<Output = ()>,
    work: impl AsyncFnOnce(Scratch) -> Result<T>,
) -> Result<T> {
    // Another host's process may have the same id.
    let name = format!("{}_{}_{:08x}", what_for.prefix(), std::process::id(), fastrand::u32(..));
    let doing = what_for.doing();
    output.note(format_args!("{doing} in the database {name}, which is dropped afterwards"));
    let target = scratch::recreate(server, &name).await?;
    let done = tokio::select! {
        done = async {
            if !matches!(what_for, Use::OwnSchema) {
                migrate::up(&Run::new(&target, SCHEMA), &Scope { indexes, ..Scope::default() }).await?;
            }
            let target = Arc::new(target);
            let connect = connector(target.clone(), SCHEMA);
            work(Scratch { target, connect }).await
        } => done,
        () = interrupted => Err(Failure::new("interrupted").exit(Exit::Interrupted).into()),
    };
    let dropped = scratch::drop(server, &name).await;
    // If the server is unreachable, the failure of the work says so first.
    let value = done?;
    dropped?;
    Ok(value)
}

/// Migrations lock for a session, and what a statement reads depends on what its server process did before.
fn through_pooler() -> Failure {
    Failure::unreachable(
        "a check in a temporary database needs a direct connection to PostgreSQL, not one through a pooler",
    )
    .hint("connect to the server's own port, without --pooler (TASKER_POOLER, pooler in tasker.toml)")
}

/// A progress bar for the current activity.
pub fn progress(output: Output) -> Progress {
    let bar = Mutex::new(None::<(String, indicatif::ProgressBar)>);
    Arc::new(move |what, done, of| {
        let mut bar = bar.lock().expect("no holder panics");
        if bar.as_ref().is_none_or(|(name, _)| name != what) {
            if let Some((_, finished)) = bar.take() {
                finished.finish_and_clear();
            }
            *bar = Some((what.to_owned(), output.progress(of, what)));
        }
        if let Some((_, bar)) = bar.as_ref() {
            bar.set_position(done);
        }
    })
}
