//! Lets tasker work in an adopted database, once everything was compared.

use std::collections::BTreeMap;

use anyhow::Context as _;
use serde::Serialize;
use serde_json::json;

use super::cut_over::{is_replaced, remake};
use super::derive::of_before;
use super::schema;
use super::state::{Adoption, Phase};
use super::survey::States;
use crate::db::Session;
use crate::db::queries::adoption::{create_version_ledger, dependent_views, record_phase, record_version};
use crate::db::sqlstate::is_lock_timeout;
use crate::error::{Failure, Result, TASKER};
use crate::migrate::lock;
use crate::migrate::lock_retry::with_lock_retry;
use crate::migrate::program::{self, VIEWS, ViewVersion, bundled};
use crate::migrate::run::Run;
use crate::migrate::views;

/// The comparison of states before and after.
#[derive(Clone, Debug, Serialize)]
pub struct Opened {
    /// Whether it was done before.
    pub was_done: bool,
    pub before: States,
    pub after: States,
    /// How many steps and tasks went from a state to another while they were derived.
    pub changes: BTreeMap<String, i64>,
}

/// Accepts the phase: returns whether it was done before.
pub async fn accept(run: &Run<'_>, session: &Session) -> Result<bool> {
    Adoption::take(session, run.schema).await?.accept(Phase::Verify, run.target, run.schema)
}

/// Compares the states with those before the cut-over, and records the versions: from then on every command of tasker
/// takes the tables for its own.
///
/// # Errors
/// A [`Failure`] with the states that do not add up.
pub async fn open(run: &Run<'_>) -> Result<Opened> {
    let mut session = run.session().await?;
    lock::hold(run, &mut session, async |session| {
        let adoption = Adoption::take(session, run.schema).await?;
        let was_done = adoption.accept(Phase::Verify, run.target, run.schema)?;
        let before: States = match adoption.detail(Phase::CutOver, "states") {
            Some(states) => serde_json::from_value(states.clone())?,
            None => States::default(),
        };
        let changes = of_before(&adoption)?.changes;
        let after = if was_done { States::default() } else { States::count(session).await? };
        let opened = Opened { was_done, before, after, changes };
        if was_done {
            return Ok(opened);
        }
        refuse_differences(&opened)?;
        if run.dry_run {
            return Ok(opened);
        }
        let work = async |session: &mut Session| {
            session
                .transaction(async |session| {
                    widen(run, session).await.context("removing limits of texts")?;
                    create_version_ledger(session).await.context("creating the ledger of the versions")?;
                    for version in bundled().iter().filter(|one| one.phase == program::Phase::Schema) {
                        record_version(session, version.version, &version.name, version.checksum()).await?;
                    }
                    let details = json!({ "states": opened.after });
                    record_phase(session, Phase::Verify.as_str(), None, &details, true).await?;
                    Ok::<_, anyhow::Error>(())
                })
                .await
        };
        let done = with_lock_retry(run, session, "the end of the adoption", is_lock_timeout, work).await;
        done.map_err(|error| error.explain("the end of the adoption", run.lock_retry))?;
        Ok(opened)
    })
    .await
}

/// Views are made again around it: a column that a view reads cannot change its type.
async fn widen(run: &Run<'_>, session: &Session) -> Result<()> {
    let found = dependent_views(session, run.schema, &["tasker_tasks"]).await?;
    for view in found.iter().rev() {
        session.batch(&view.removal()).await?;
    }
    session.script(schema::WIDEN).await?;
    for view in VIEWS
        .iter()
        .filter(|own| found.iter().any(|view| view.name == own.name && is_replaced(view, run.schema)))
    {
        views::install(session, view, ViewVersion::DEFAULT).await?;
    }
    remake(session, &found, run.schema).await
}

/// Refuses states that differ by anything but the changes that were told.
fn refuse_differences(opened: &Opened) -> Result<()> {
    let mut expected = opened.before.clone();
    for (change, number) in &opened.changes {
        let Some((kind, (from, to))) =
            change.split_once(' ').and_then(|(kind, move_)| Some((kind, move_.split_once(" → ")?)))
        else {
            continue;
        };
        let states = if kind == "task" { &mut expected.tasks } else { &mut expected.steps };
        *states.entry(from.to_owned()).or_default() -= number;
        *states.entry(to.to_owned()).or_default() += number;
    }
    for states in [&mut expected.tasks, &mut expected.steps] {
        states.retain(|_, number| *number != 0);
    }
    if expected == opened.after {
        return Ok(());
    }
    Err(Failure::new(format!(
        "the states do not add up: expected {}, found {}",
        serde_json::to_string(&expected)?,
        serde_json::to_string(&opened.after)?
    ))
    .hint(format!(
        "something else has written since the cut-over; `{TASKER} check consistency` compares every task"
    ))
    .into())
}
