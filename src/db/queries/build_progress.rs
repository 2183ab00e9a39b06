//! Tells how far the building of an index has come. See `build_progress.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("build_progress.sql");

/// A build under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BuildProgress {
    /// PostgreSQL's name for what it does; `None` before it begins and while it drops an index.
    pub phase: Option<String>,
    /// Blocks, entries or transactions, whichever the phase goes through.
    pub done: u64,
    pub total: u64,
    pub blocker: Option<Blocker>,
}

/// A process that a build waits for.
#[derive(Clone, Debug, PartialEq)]
pub struct Blocker {
    pub pid: i32,
    pub application: String,
    /// Since its transaction began; `None` outside of one, or when this user may not know.
    pub seconds: Option<f64>,
}

/// `None` when there is no such process any more.
pub async fn build_progress(session: &Session, pid: i32) -> Result<Option<BuildProgress>, Error> {
    let Some(row) = session.query_opt(SQL, &[&pid]).await? else { return Ok(None) };
    let count =
        |name| Ok::<_, Error>(row.try_get::<_, Option<i64>>(name)?.unwrap_or_default().unsigned_abs());
    let blocker = match row.try_get("blocker_pid")? {
        None => None,
        Some(pid) => Some(Blocker {
            pid,
            application: row.try_get::<_, Option<_>>("blocker_application")?.unwrap_or_default(),
            seconds: row.try_get("blocker_seconds")?,
        }),
    };
    Ok(Some(BuildProgress {
        phase: row.try_get("phase")?,
        done: count("done")?,
        total: count("total")?,
        blocker,
    }))
}
