//! One run of a migration: its database, its limits, and the receiver of its events.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::event::MigrationEvent;
use crate::db::{Purpose, Session, Target, connect};
use crate::error::{Exit, Failure, Result};

/// How to request strong locks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockRetry {
    /// How long to wait for one lock; everybody behind waits as long. The default is below PostgreSQL's default
    /// deadlock_timeout (1 s): when a migration and another session wait for each other, the migration gives way.
    pub lock_timeout: Duration,
    /// How often to try in all, at least once.
    pub tries: u32,
}

/// A run of `up`, `down` or the views' move.
#[derive(Clone)]
pub struct Run<'a> {
    pub target: &'a Target,
    pub schema: &'a str,
    /// The command that goes on with it, such as `migrate up`.
    pub command: &'a str,
    /// Report the changes without making them.
    pub dry_run: bool,
    /// How long to wait for another migration to end.
    pub wait: Duration,
    /// The longest that building or dropping one index can take, including waits for other transactions.
    pub build_limit: Duration,
    /// How to request blocking locks.
    pub lock_retry: LockRetry,
    /// Ends the migration at the next point where it can go on later.
    pub stop: CancellationToken,
    pub progress: &'a dyn Fn(MigrationEvent),
}

impl<'a> Run<'a> {
    /// A run with the default limits, whose events nobody receives.
    pub fn new(target: &'a Target, schema: &'a str) -> Run<'a> {
        Run {
            target,
            schema,
            command: "migrate up",
            dry_run: false,
            wait: Duration::from_secs(300),
            build_limit: Duration::from_secs(3600),
            lock_retry: LockRetry { lock_timeout: Duration::from_millis(800), tries: 10 },
            stop: CancellationToken::new(),
            progress: &|_| {},
        }
    }

    /// Opens the session that migrates.
    pub async fn session(&self) -> Result<Session> {
        connect(self.target, self.schema, Purpose::Migration).await
    }
}

/// The error of a migration that stopped on request.
pub(super) fn interrupted() -> anyhow::Error {
    Failure::new("interrupted")
        .hint("run the command again to continue where it stopped")
        .exit(Exit::Interrupted)
        .into()
}
