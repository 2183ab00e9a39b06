//! One migration at a time in a schema.

use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;

use crate::db::Session;
use crate::db::queries::migrations::release_migration_lock::release_migration_lock;
use crate::db::queries::migrations::try_migration_lock::{MigrationLock, try_migration_lock};
use crate::error::{Exit, Failure, Result};

/// Between two attempts: short enough for a person, long enough for the server.
const PAUSE: Duration = Duration::from_millis(200);

/// Runs `work` while holding the schema's migration lock, after waiting up to `wait` for another holder, or
/// until `stop`; `note` receives a message about that holder.
///
/// The session owns the lock: when the connection ends, so does the lock.
pub async fn hold<T>(
    session: &mut Session,
    schema: &str,
    wait: Duration,
    stop: &CancellationToken,
    note: &dyn Fn(&str),
    work: impl AsyncFnOnce(&mut Session) -> Result<T>,
) -> Result<T> {
    tokio::select! {
        taken = take(session, schema, wait, note) => taken?,
        () = stop.cancelled() => return Err(interrupted()),
    }
    let outcome = work(session).await;
    let released = release_migration_lock(session, schema).await;
    let value = outcome?;
    released?;
    Ok(value)
}

/// The error of a migration that stopped on request.
pub(super) fn interrupted() -> anyhow::Error {
    Failure::new("interrupted")
        .hint("run the command again to continue where it stopped")
        .exit(Exit::Interrupted)
        .into()
}

async fn take(session: &Session, schema: &str, wait: Duration, note: &dyn Fn(&str)) -> Result<()> {
    let begun = Instant::now();
    let mut noted = None;
    loop {
        let MigrationLock::Held { pid, application, since } = try_migration_lock(session, schema).await?
        else {
            return Ok(());
        };
        let holder = match (pid, &application) {
            (Some(pid), Some(application)) => format!("pid {pid}, {application:?}"),
            (Some(pid), None) => format!("pid {pid}"),
            (None, _) => "unknown".to_owned(),
        };
        if begun.elapsed() >= wait {
            let waited =
                humantime::format_duration(Duration::from_millis(begun.elapsed().as_millis() as u64));
            let since = since.map_or_else(String::new, |since| format!(", connected since {since:.0}"));
            return Err(Failure::new(format!(
                "another migration is still running after {waited} ({holder}{since})"
            ))
            .hint("wait longer: `tasker migrate up --wait 1h`")
            .into());
        }
        if pid.is_some() && noted != pid {
            note(&format!("waiting for another migration to end ({holder})"));
            noted = pid;
        }
        tokio::time::sleep(PAUSE).await;
    }
}
