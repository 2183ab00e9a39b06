//! One migration at a time in a schema.

use std::time::{Duration, Instant};

use super::event::MigrationEvent;
use super::run::{Run, interrupted};
use crate::db::Session;
use crate::db::queries::migrations::{MigrationLock, release_migration_lock, try_migration_lock};
use crate::error::{Failure, Result, TASKER};

/// Between two attempts: short enough for a person, long enough for the server.
const PAUSE: Duration = Duration::from_millis(200);

/// Runs `work` while holding the schema's migration lock, after waiting for another holder.
///
/// The session owns the lock: when the connection ends, so does the lock.
pub async fn hold<T>(
    run: &Run<'_>,
    session: &mut Session,
    work: impl AsyncFnOnce(&mut Session) -> Result<T>,
) -> Result<T> {
    tokio::select! {
        taken = take(run, session) => taken?,
        () = run.stop.cancelled() => return Err(interrupted()),
    }
    let outcome = work(session).await;
    let released = release_migration_lock(session, run.schema).await;
    let value = outcome?;
    released?;
    Ok(value)
}

async fn take(run: &Run<'_>, session: &Session) -> Result<()> {
    let begun = Instant::now();
    let mut noted = None;
    loop {
        let MigrationLock::Held { pid, application, since } = try_migration_lock(session, run.schema).await?
        else {
            return Ok(());
        };
        let holder = match (pid, &application) {
            (Some(pid), Some(application)) => format!("pid {pid}, {application:?}"),
            (Some(pid), None) => format!("pid {pid}"),
            (None, _) => "unknown".to_owned(),
        };
        if begun.elapsed() >= run.wait {
            let waited =
                humantime::format_duration(Duration::from_millis(begun.elapsed().as_millis() as u64));
            let since = since.map_or_else(String::new, |since| format!(", connected since {since:.0}"));
            return Err(Failure::new(format!(
                "another migration is still running after {waited} ({holder}{since})"
            ))
            .hint(format!("wait longer: `{TASKER} migrate up --wait 1h`"))
            .into());
        }
        if pid.is_some() && noted != pid {
            (run.progress)(MigrationEvent::Waiting(&format!(
                "waiting for another migration to end ({holder})"
            )));
            noted = pid;
        }
        tokio::time::sleep(PAUSE).await;
    }
}
