//! Changes the engine's tables into tasker's, in one transaction, with the application stopped.

use std::time::{Duration, Instant};

use anyhow::Context as _;
use serde::Serialize;
use serde_json::json;

use super::TABLES;
use super::engine::Generation;
use super::schema::{self, OwnObjects};
use super::state::{self, Adoption, Phase};
use super::survey::{self, States};
use crate::db::Session;
use crate::db::queries::adoption::{
    EngineKey, OtherView, dependent_views, engine_keys, fill_namespaces, greatest_ids, pause_adopted,
    record_phase, table_files,
};
use crate::db::queries::migrations::create_view_ledger;
use crate::db::sqlstate::is_lock_timeout;
use crate::error::{Failure, Result};
use crate::migrate::event::MigrationEvent;
use crate::migrate::lock_retry::with_lock_retry;
use crate::migrate::program::{VIEWS, ViewVersion, newest_version};
use crate::migrate::run::Run;
use crate::migrate::{catalog, lock, views};

words! {
    /// What becomes of a step that the engine was running when it was stopped.
    pub enum Running {
        /// It runs again.
        Pending = "pending",
        /// It failed, and is retried while attempts are left.
        Error = "error",
        /// It is done.
        Resolve = "resolve",
    }
}

/// How to cut over.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What becomes of steps that the engine was running; without it there must be none.
    pub running: Option<Running>,
    /// Applications that may stay connected.
    pub ignored: Vec<String>,
    /// Who does it.
    pub by: String,
}

/// What was done, or would be.
#[derive(Clone, Debug, Serialize)]
pub struct CutOver {
    /// Whether it was done before.
    pub was_done: bool,
    /// Of tasks and steps, before anything is derived.
    pub states: States,
    /// The engine's and other views that are dropped; all but the engine's are made again.
    pub views: Vec<OtherView>,
    /// How long the tables were locked.
    pub locked_ms: u64,
}

/// Cuts over. Nothing of an attempt that fails is kept.
///
/// # Errors
/// A [`Failure`] with what forbids it, or the session that held a lock.
pub async fn cut_over(run: &Run<'_>, options: &Options) -> Result<CutOver> {
    let mut session = run.session().await?;
    lock::hold(run, &mut session, async |session| {
        let adoption = Adoption::take(session, run.schema).await?;
        let was_done = adoption.accept(Phase::CutOver, run.target, run.schema)?;
        if was_done {
            return Ok(CutOver { was_done, states: States::default(), views: Vec::new(), locked_ms: 0 });
        }
        let Some(generation) = adoption.generation else {
            return Err(state::nothing(run.target, run.schema));
        };
        survey::refuse_obstacles(session, run.target, run.schema).await?;
        survey::refuse_sessions(session, &options.ignored, &Phase::CutOver.command()).await?;
        if let Some(obstacle) = survey::cycle(session).await? {
            return Err(obstacle.refuse());
        }
        let states = States::count(session).await?;
        refuse_running(&states, options)?;
        let views = dependent_views(session, run.schema, &TABLES).await.context("reading the views")?;
        let mut done = CutOver { was_done, states, views, locked_ms: 0 };
        if run.dry_run {
            return Ok(done);
        }
        let work = async |session: &mut Session| {
            session.transaction(async |session| change(run, session, generation, options, &done).await).await
        };
        let changed = with_lock_retry(run, session, "the cut-over", is_lock_timeout, work).await;
        let began: Instant = changed.map_err(|error| error.explain("the cut-over", run.lock_retry))?;
        let locked = began.elapsed();
        done.locked_ms = locked.as_millis() as u64;
        (run.progress)(MigrationEvent::Noted(&format!(
            "cut over; the tables were locked for {}",
            humantime::format_duration(Duration::from_millis(done.locked_ms))
        )));
        Ok(done)
    })
    .await
}

fn refuse_running(states: &States, options: &Options) -> Result<()> {
    let running = states.steps.get("in_progress").copied().unwrap_or_default();
    if running == 0 || options.running.is_some() {
        return Ok(());
    }
    Err(Failure::new(format!("the engine was running {running} steps when it was stopped, and nobody knows how far they came"))
        .hint(format!(
            "nothing was changed; say what they are: `{} --in-progress pending` runs them again, `error` counts the attempt \
             as failed, `resolve` takes them as done",
            Phase::CutOver.command()
        ))
        .into())
}

/// Everything in one transaction. Returns when its locks began.
async fn change(
    run: &Run<'_>,
    session: &Session,
    generation: Generation,
    options: &Options,
    found: &CutOver,
) -> Result<Instant> {
    let files = table_files(session, run.schema, &TABLES).await?;
    let own = OwnObjects::of_versions();
    let began = Instant::now();
    for view in found.views.iter().rev() {
        session
            .batch(&view.removal())
            .await
            .with_context(|| format!("dropping view {}.{}", view.schema, view.name))?;
    }
    session.script(schema::COLUMNS).await.context("adding columns")?;
    // A program may have connected since.
    survey::refuse_sessions(session, &options.ignored, &Phase::CutOver.command()).await?;
    session.script(schema::TYPES).await.context("changing the types of times")?;
    session.script(&(own.statements.join(";\n") + ";")).await.context("creating tasker's own tables")?;
    let keys = open_workflows(run, session, generation).await.context("changing the keys of workflows")?;
    create_view_ledger(session).await.context("creating the ledger of the views")?;
    for view in &VIEWS {
        views::install(session, view, ViewVersion::DEFAULT)
            .await
            .with_context(|| format!("creating view {}", view.name))?;
    }
    remake(session, &found.views, run.schema).await?;
    session.script(schema::GUARD).await.context("guarding the tables")?;
    pause_adopted(session, &options.by).await.context("pausing the queue of what was there")?;
    let now = table_files(session, run.schema, &TABLES).await?;
    for (before, after) in files.iter().zip(&now) {
        if before.file != after.file {
            return Err(Failure::new(format!("table {} would be rewritten, which an adoption never does", before.name))
                .hint("nothing was changed; report this, with the version of the server and the definition of the table")
                .into());
        }
    }
    let ids = greatest_ids(session).await?;
    let accepted = catalog::differences(session, run.schema, newest_version()).await?;
    let details = json!({
        "generation": generation,
        "states": found.states,
        "running": options.running,
        "views": found.views,
        "keys": keys,
        "task_id": ids.task_id,
        "named_task_id": ids.named_task_id,
        "accepted": accepted,
    });
    record_phase(session, Phase::CutOver.as_str(), None, &details, true)
        .await
        .context("recording the cut-over")?;
    Ok(began)
}

/// Makes views again that were dropped, with the owner and the grants that they had. Those of tasker's names are there, as
/// tasker's.
pub(super) async fn remake(session: &Session, views: &[OtherView], schema: &str) -> Result<()> {
    for view in views {
        let statement = if is_replaced(view, schema) { view.privileges.clone() } else { view.making() };
        let made = session.batch(&statement).await;
        made.with_context(|| format!("making view {}.{} again", view.schema, view.name))?;
    }
    Ok(())
}

/// The engine's own keys of workflows would keep out versions and namespaces that tasker tells apart.
async fn open_workflows(run: &Run<'_>, session: &Session, generation: Generation) -> Result<Vec<EngineKey>> {
    let keys = engine_keys(session, run.schema, "tasker_named_tasks").await?;
    for key in &keys {
        session.batch(&key.removal).await?;
    }
    if generation == Generation::Versioned {
        fill_namespaces(session).await?;
        session.script(schema::NAMESPACE_OPEN).await?;
    }
    session.script(schema::WORKFLOW_KEY).await?;
    Ok(keys)
}

/// Whether tasker has a view of this name.
pub(super) fn is_replaced(view: &OtherView, schema: &str) -> bool {
    view.schema == schema && VIEWS.iter().any(|own| own.name == view.name)
}
