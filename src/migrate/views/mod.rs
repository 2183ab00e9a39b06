//! Moves the views from one version to another, and detects views changed by hand.

mod state;

use serde::Serialize;
use tokio_postgres::error::SqlState;

use crate::db::queries::migrations::{record_view, view_dependents, view_options};
use crate::db::sqlstate::lacks_lock;
use crate::db::{Session, Target};
use crate::error::{Failure, Result, TASKER};
use crate::migrate::gate::{command_up, refuse_unknown, take_inventory};
use crate::migrate::inventory::{Inventory, Migration};
use crate::migrate::lock_retry::{RetryError, with_lock_retry};
use crate::migrate::program::{Phase, VIEWS, View, ViewVersion};
use crate::migrate::run::{Run, interrupted};
use crate::migrate::{lock, rights};
use crate::model::blocker::Blocker;

use state::status;
pub use state::{KIND, ViewState, ViewStatus, differences};

/// A view that is given another version, or its own once more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ViewChange {
    pub name: &'static str,
    /// The version before; null when it was not installed.
    pub from: Option<i32>,
    pub to: i32,
    /// Its state before.
    pub state: ViewState,
}

/// Lists the views of a database that `migrate up` has created.
///
/// # Errors
/// A [`Failure`] if the database has no Tasker schema, or another program's.
pub async fn list(session: &Session, target: &Target, schema: &str) -> Result<Vec<ViewStatus>> {
    known_inventory(session, target, schema).await?;
    status(session).await
}

/// Sets every view to the requested version in one transaction, and returns those that had another.
///
/// Drops nothing, so grants stay, and so do other views that read these: all versions have the same columns.
///
/// # Errors
/// A [`Failure`] naming the views changed by hand, unless forced; the view whose columns were changed, with
/// its dependents; or the view whose lock it could not get.
pub async fn move_to(
    run: &Run<'_>,
    session: &mut Session,
    to: ViewVersion,
    force: bool,
) -> Result<Vec<ViewChange>> {
    if run.dry_run {
        return plan(run, session, to, force).await;
    }
    lock::hold(run, session, async |session| {
        let changes = plan(run, session, to, force).await?;
        if changes.is_empty() {
            return Ok(changes);
        }
        rights::check(session, run.target, run.schema).await?;
        let is_timeout = |failed: &ViewError| failed.error.code().is_some_and(lacks_lock);
        let work = async |session: &mut Session| {
            session.transaction(async |session| replace(session, &changes, to).await).await
        };
        match with_lock_retry(run, session, "moving the views", is_timeout, work).await {
            Ok(()) => Ok(changes),
            Err(RetryError::Interrupted) => Err(interrupted()),
            Err(RetryError::Failed { error: ViewError { view: Some(view), error }, blocker, .. }) => {
                Err(explain(run, session, view, to, error, blocker).await)
            }
            Err(RetryError::Failed { error: ViewError { view: None, error }, .. }) => Err(error.into()),
        }
    })
    .await
}

/// Makes a version of a view, with the options that it had, and writes it into the ledger.
pub(in crate::migrate) async fn install(
    session: &Session,
    view: &View,
    version: ViewVersion,
) -> Result<(), tokio_postgres::Error> {
    // Replacing a view drops them.
    let options = view_options(session, session.schema(), view.name).await?;
    session.script(view.sql(version)).await?;
    if let Some(options) = options {
        session.script(&format!("alter view {} set ({options})", view.name)).await?;
    }
    record_view(session, view.name, version.number(), &view.checksum(version), session.schema()).await?;
    Ok(())
}

/// Rejects a database whose tables are not this program's. Changed or missing views are what this module
/// repairs.
async fn known_inventory(session: &Session, target: &Target, schema: &str) -> Result<Inventory> {
    let inventory = take_inventory(session, target, schema).await?;
    refuse_unknown(&inventory, target.database())?;
    if inventory.pending().any(|entry| entry.phase == Phase::Schema) {
        let what = format!("database {:?} has no complete Tasker schema", target.database());
        return Err(Failure::new(what).hint(command_up()).into());
    }
    Ok(inventory)
}

async fn plan(run: &Run<'_>, session: &Session, to: ViewVersion, force: bool) -> Result<Vec<ViewChange>> {
    let inventory = known_inventory(session, run.target, run.schema).await?;
    let is_of_earlier = |name: &str| inventory.pending().any(|entry| entry.name == name);
    let views = status(session).await?;
    if !force {
        refuse_changed(&views, to)?;
    }
    let to = to.number();
    let stays = |view: &ViewStatus| {
        view.version == Some(to) && view.state == ViewState::Unchanged && !is_of_earlier(view.name)
    };
    let moved = views.iter().filter(|view| !stays(view));
    Ok(moved.map(|view| ViewChange { name: view.name, from: view.version, to, state: view.state }).collect())
}

/// Refuses to overwrite what somebody has changed.
fn refuse_changed(views: &[ViewStatus], to: ViewVersion) -> Result<()> {
    let changed: Vec<_> =
        views.iter().filter(|view| view.state == ViewState::Changed).map(|view| view.name).collect();
    if let Some(first) = changed.first() {
        let what = match changed.as_slice() {
            [one] => format!("view {one} was changed by hand after it was installed"),
            many => format!("views {} were changed by hand after they were installed", many.join(", ")),
        };
        return Err(Failure::new(what)
            .hint(format!(
                "save the output of `\\sv {first}` in psql; to overwrite the view: `{TASKER} migrate views --to {to} --force`"
            ))
            .into());
    }
    Ok(())
}

/// Refuses `migrate up` where it would overwrite a view that somebody has changed: these are the views that it makes.
pub(in crate::migrate) async fn refuse_changed_among(session: &Session, entries: &[Migration]) -> Result<()> {
    let mut views = status(session).await?;
    views.retain(|view| entries.iter().any(|entry| entry.name == view.name));
    refuse_changed(&views, ViewVersion::DEFAULT)
}

/// An error and its view.
struct ViewError {
    view: Option<&'static View>,
    error: tokio_postgres::Error,
}

impl From<tokio_postgres::Error> for ViewError {
    fn from(error: tokio_postgres::Error) -> Self {
        ViewError { view: None, error }
    }
}

async fn replace(session: &Session, changes: &[ViewChange], to: ViewVersion) -> Result<(), ViewError> {
    let mut views: Vec<_> =
        VIEWS.iter().filter(|view| changes.iter().any(|change| change.name == view.name)).collect();
    // A query on a view locks it before the views that it reads: the same order prevents deadlocks. A missing
    // view must exist before those that read it.
    let is_there = |change: &ViewChange| matches!(change.state, ViewState::Unchanged | ViewState::Changed);
    if changes.iter().all(is_there) {
        views.reverse();
    }
    for view in views {
        install(session, view, to).await.map_err(|error| ViewError { view: Some(view), error })?;
    }
    Ok(())
}

/// Explains why a view could not be replaced. The transaction was rolled back.
async fn explain(
    run: &Run<'_>,
    session: &Session,
    view: &View,
    version: ViewVersion,
    error: tokio_postgres::Error,
    blocker: Option<Blocker>,
) -> anyhow::Error {
    let name = view.name;
    let failure = match error.code() {
        Some(code) if lacks_lock(code) => {
            let waited = humantime::format_duration(run.lock_retry.lock_timeout);
            let times = run.lock_retry.tries;
            let reader =
                blocker.map_or_else(|| "an unknown session".to_owned(), |blocker| blocker.to_string());
            Failure::new(format!(
                "could not get the lock of view {name} ({times} attempts of {waited}); blocked by {reader}"
            ))
            .hint(format!(
                "nothing was changed; run it when that session has ended, or allow more attempts: \
                 `{TASKER} migrate views --to {version} --lock-tries 50`"
            ))
        }
        // `create or replace` cannot remove columns.
        Some(&SqlState::INVALID_TABLE_DEFINITION) => {
            let readers = view_dependents(session, session.schema(), name).await.unwrap_or_default();
            let readers = match readers.as_slice() {
                [] => "nothing depends on it".to_owned(),
                readers => format!("these depend on it: {}", readers.join(", ")),
            };
            Failure::new(format!("the columns of view {name} were changed; {readers}")).hint(format!(
                "nothing was changed; drop the view and its dependents, then run \
                 `{TASKER} migrate views --to {version}` and create your dependents again"
            ))
        }
        _ => Failure::new(format!("view {name} {version} was not installed"))
            .hint("nothing was changed; fix the cause, then run it again"),
    };
    failure.caused_by(error).into()
}
