//! Builds and drops indexes online.
//!
//! `create index concurrently` cannot run in a transaction, so neither its work nor its row in the ledger is
//! atomic. The row first records that the index is wanted, then that it is built, and the next run repairs
//! any state in between.

use std::pin::pin;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use tokio::time::MissedTickBehavior;

use super::bundled::{self, Index};
use super::plan::{Action, IndexChange};
use crate::db::queries::indexes::{forget_index, index_definition, record_index};
use crate::db::queries::migrations::{blocking_session, build_progress};
use crate::db::queries::server::backend_pid;
use crate::db::{Purpose, Session, connect};
use crate::error::{Exit, Failure, Result, TASKER};
use crate::migrate::event::MigrationEvent;
use crate::migrate::run::{self, Run};
use crate::model::blocker::Blocker;

/// The interval between two reads of a build's progress.
const TICK: Duration = Duration::from_millis(500);

/// The server ends a cancelled build at once; after this long the program stops waiting.
const CANCEL_TIMEOUT: Duration = Duration::from_secs(15);

/// Changes indexes one after another.
pub struct Builder<'a> {
    run: &'a Run<'a>,
    /// The session that holds the migration lock.
    ledger: &'a Session,
    /// Runs the statements; opened for the first one.
    session: Option<(Session, i32)>,
}

impl<'a> Builder<'a> {
    pub fn new(run: &'a Run<'a>, ledger: &'a Session) -> Builder<'a> {
        Builder { run, ledger, session: None }
    }

    /// Makes the changes, until a request to stop.
    ///
    /// # Errors
    /// A [`Failure`] that reports the state of an index, and the session that it waited for.
    pub async fn make(mut self, changes: &[IndexChange]) -> Result<()> {
        for change in changes {
            if self.run.stop.is_cancelled() {
                return Err(run::interrupted());
            }
            let begun = Instant::now();
            (self.run.progress)(MigrationEvent::Changing(change));
            self.make_one(change).await?;
            (self.run.progress)(MigrationEvent::Changed(change, begun.elapsed()));
        }
        Ok(())
    }

    async fn make_one(&mut self, change: &IndexChange) -> Result<()> {
        let index = bundled::find(change.name).context("looking up a change's index")?;
        let (ledger, schema) = (self.ledger, self.run.schema);
        let drop = index.drop_statement(schema);
        match change.action {
            Action::Record => return record(ledger, schema, index).await,
            Action::Drop => {
                forget_index(ledger, index.name).await?;
                return self.execute(index, &drop).await;
            }
            Action::Build => {}
            Action::Rebuild => self.execute(index, &drop).await?,
        }
        record_index(ledger, index.name, &index.checksum(), None).await?;
        self.execute(index, &index.statement()).await?;
        record(ledger, schema, index).await
    }

    /// Runs a statement to its end, its limit, or the person's wish to stop.
    async fn execute(&mut self, index: &Index, statement: &str) -> Result<()> {
        let Run { target, schema, command, build_limit: limit, stop, progress, .. } = self.run;
        if self.session.is_none() {
            let session = connect(target, schema, Purpose::IndexBuild).await?;
            let pid = backend_pid(&session).await?;
            self.session = Some((session, pid));
        }
        let (session, pid) = self.session.as_ref().expect("opened above");
        let begun = Instant::now();
        let mut running = pin!(session.script(statement));
        let mut ticks = tokio::time::interval(TICK);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut last_blocker = None;
        let cut = loop {
            tokio::select! {
                done = &mut running => return done.map_err(|error| refused(index, command, error)),
                () = stop.cancelled() => break interrupted(index, command),
                () = tokio::time::sleep(limit.saturating_sub(begun.elapsed())) => {
                    break took_too_long(index, command, *limit, last_blocker.as_ref());
                }
                _ = ticks.tick() => {
                    // A look that fails is no reason to end the build.
                    if let Ok(Some(so_far)) = build_progress(self.ledger, *pid).await {
                        last_blocker = blocking_session(self.ledger, *pid).await.unwrap_or_default();
                        progress(MigrationEvent::Building(index.name, &so_far, last_blocker.as_ref()));
                    }
                }
            }
        };
        session.cancel().await;
        match tokio::time::timeout(CANCEL_TIMEOUT, running).await {
            // It came to its end before the cancellation reached it.
            Ok(Ok(())) => Ok(()),
            _ => Err(cut),
        }
    }
}

/// Builds indexes on new tables in one transaction: no session writes to them yet, and no other transaction
/// needs to end first.
pub async fn build_on_new_tables(session: &mut Session, schema: &str, changes: &[IndexChange]) -> Result<()> {
    session
        .transaction(async |session| {
            for change in changes {
                let index = bundled::find(change.name).context("looking up a change's index")?;
                let built = session.script(&index.locking_statement()).await;
                built.map_err(|error| refused(index, "migrate up", error))?;
                record(session, schema, index).await?;
            }
            Ok(())
        })
        .await
}

/// Writes a finished index into the ledger, once it has proven to be valid.
async fn record(session: &Session, schema: &str, index: &Index) -> Result<()> {
    match index_definition(session, schema, index.name).await? {
        Some(definition) => {
            let recorded = record_index(session, index.name, &index.checksum(), Some(&definition)).await;
            Ok(recorded.map(drop)?)
        }
        None => Err(Failure::new(format!("index {} was built but is not valid", index.name))
            .hint(format!("run `{TASKER} migrate up` again: it drops the invalid index and builds it again"))
            .into()),
    }
}

fn left(command: &str) -> String {
    format!("`{TASKER} {command}` drops the unfinished index and builds it again")
}

fn interrupted(index: &Index, command: &str) -> anyhow::Error {
    Failure::new(format!("interrupted while building index {}", index.name))
        .hint(left(command))
        .exit(Exit::Interrupted)
        .into()
}

fn took_too_long(index: &Index, command: &str, limit: Duration, blocker: Option<&Blocker>) -> anyhow::Error {
    let limit = humantime::format_duration(limit);
    let waited = blocker.map_or_else(String::new, |blocker| format!("; it was waiting for {blocker}"));
    Failure::new(format!("index {} was not built within {limit}{waited}", index.name))
        .hint(format!("allow it more time: `{TASKER} migrate up --build-limit 6h`; {}", left(command)))
        .into()
}

fn refused(index: &Index, command: &str, error: tokio_postgres::Error) -> anyhow::Error {
    Failure::new(format!("index {} was not built", index.name)).hint(left(command)).caused_by(error).into()
}
