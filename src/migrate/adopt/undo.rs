//! Gives the engine's tables back, as long as tasker has not worked in them.

use anyhow::Context as _;
use serde::Serialize;
use serde_json::Value;

use super::cut_over::is_replaced;
use super::engine::Generation;
use super::prepare::drop_index;
use super::schema::{self, OwnObjects};
use super::state::{Adoption, Phase, nothing};
use super::survey;
use crate::db::queries::adoption::{EngineKey, OtherIndex, OtherView, WorkSince, forget_phases, work_since};
use crate::db::queries::indexes::list_indexes;
use crate::db::sqlstate::is_lock_timeout;
use crate::db::{Purpose, Session, connect};
use crate::error::{Failure, Result, TASKER};
use crate::migrate::event::MigrationEvent;
use crate::migrate::lock;
use crate::migrate::lock_retry::with_lock_retry;
use crate::migrate::program::VIEWS;
use crate::migrate::run::Run;

/// What was undone, or would be.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Undone {
    /// The phases that were undone, the last first.
    pub phases: Vec<Phase>,
    /// What is not as it was.
    pub remarks: Vec<&'static str>,
}

/// Undoes the cut-over with everything after it, or else the preparation.
///
/// # Errors
/// A [`Failure`] where tasker has worked in the tables, or finished them.
pub async fn undo(run: &Run<'_>, ignored: &[String]) -> Result<Undone> {
    let mut session = run.session().await?;
    lock::hold(run, &mut session, async |session| {
        let adoption = Adoption::take(session, run.schema).await?;
        if adoption.find(Phase::Finish).is_some() {
            return Err(Failure::new("what only the engine used is removed, and cannot be made again")
                .hint("restore a backup into a new database to go back")
                .into());
        }
        if adoption.is_done(Phase::CutOver) {
            return undo_cut_over(run, session, &adoption, ignored).await;
        }
        if adoption.find(Phase::Prepare).is_some() {
            return undo_prepare(run, session, &adoption).await;
        }
        match adoption.generation {
            Some(_) => Err(Failure::new(format!(
                "nothing was adopted in schema {:?}: the tables are the engine's",
                run.schema
            ))
            .hint(format!("see where an adoption stands with `{TASKER} migrate adopt`"))
            .into()),
            None => Err(nothing(run.target, run.schema)),
        }
    })
    .await
}

async fn undo_cut_over(
    run: &Run<'_>,
    session: &mut Session,
    adoption: &Adoption,
    ignored: &[String],
) -> Result<Undone> {
    let number = |key| adoption.detail(Phase::CutOver, key).and_then(Value::as_i64).unwrap_or_default();
    let since = work_since(session, number("task_id"), number("named_task_id"))
        .await
        .context("looking for tasker's work")?;
    refuse_work(since)?;
    survey::refuse_sessions(session, ignored, &format!("{TASKER} migrate adopt undo")).await?;
    let phases = [Phase::Verify, Phase::Derive, Phase::CutOver];
    let phases: Vec<Phase> = phases.into_iter().filter(|phase| adoption.find(*phase).is_some()).collect();
    let mut remarks = Vec::new();
    if adoption.find(Phase::Derive).is_some() {
        remarks.push("the states that were derived stay: the engine reads them as its own");
    }
    if adoption.is_done(Phase::Verify) {
        remarks.push("initiator, source_system, reason and identity_hash stay texts without a limit: narrowing them would rewrite the table");
    }
    let undone = Undone { phases, remarks };
    if run.dry_run {
        return Ok(undone);
    }
    let work = async |session: &mut Session| {
        session.transaction(async |session| restore(run, session, adoption).await).await
    };
    let done = with_lock_retry(run, session, "the way back", is_lock_timeout, work).await;
    done.map_err(|error| error.explain("the way back", run.lock_retry))?;
    Ok(undone)
}

/// Refuses to take away what tasker has written.
fn refuse_work(since: WorkSince) -> Result<()> {
    let WorkSince { workers, tasks, workflows } = since;
    let what = match (workers, tasks, workflows) {
        (0, 0, 0) => return Ok(()),
        (0, 0, workflows) => format!("{workflows} workflows were applied"),
        (0, tasks, _) => format!("{tasks} tasks were submitted"),
        _ => "a worker has run".to_owned(),
    };
    Err(Failure::new(format!("the engine's tables cannot be given back: {what} since the cut-over"))
        .hint("nothing was changed; the engine would not know what was done. Restore a backup into a new database to go back")
        .into())
}

/// Makes the schema what it was, in one transaction.
async fn restore(run: &Run<'_>, session: &Session, adoption: &Adoption) -> Result<()> {
    let stored = |key| adoption.detail(Phase::CutOver, key).cloned().unwrap_or(Value::Null);
    let generation = stored("generation").as_str().and_then(Generation::of_word);
    let views: Vec<OtherView> = serde_json::from_value(stored("views"))?;
    let keys: Vec<EngineKey> = serde_json::from_value(stored("keys"))?;
    let own = OwnObjects::of_versions();
    session.script(schema::UNGUARD).await.context("removing the guard")?;
    for view in views.iter().rev().filter(|view| !is_replaced(view, run.schema)) {
        session
            .batch(&view.removal())
            .await
            .with_context(|| format!("dropping view {}.{}", view.schema, view.name))?;
    }
    let mut drops =
        VIEWS.iter().rev().map(|view| format!("drop view if exists {};\n", view.name)).collect::<String>();
    drops.extend(own.functions.iter().map(|name| format!("drop function if exists {name};\n")));
    drops.extend(own.tables.iter().rev().map(|name| format!("drop table if exists {name};\n")));
    drops.push_str("drop table if exists tasker_schema_history, tasker_installed_views");
    session.script(&drops).await.context("dropping tasker's own tables")?;
    session.script(schema::UNDO).await.context("giving the columns back")?;
    match generation {
        Some(Generation::Unversioned) => {
            session.script("alter table tasker_named_tasks drop column version").await?;
        }
        _ => {
            session.script(schema::NAMESPACE_CLOSED).await?;
        }
    }
    for key in &keys {
        session.batch(&key.definition).await.with_context(|| format!("making key {} again", key.name))?;
    }
    for view in &views {
        session.batch(&view.making()).await.with_context(|| format!("making view {} again", view.name))?;
    }
    let phases = [Phase::CutOver, Phase::Derive, Phase::Verify].map(Phase::as_str);
    forget_phases(session, &phases).await.context("forgetting the phases")?;
    Ok(())
}

async fn undo_prepare(run: &Run<'_>, session: &Session, adoption: &Adoption) -> Result<Undone> {
    let undone = Undone { phases: vec![Phase::Prepare], remarks: Vec::new() };
    if run.dry_run {
        return Ok(undone);
    }
    let stored = |key| adoption.detail(Phase::Prepare, key).cloned();
    let built: Vec<String> = stored("built").map(serde_json::from_value).transpose()?.unwrap_or_default();
    let dropped: Vec<OtherIndex> =
        stored("dropped").map(serde_json::from_value).transpose()?.unwrap_or_default();
    for name in &built {
        (run.progress)(MigrationEvent::Noted(&format!("dropping index {name}")));
        drop_index(run, name).await?;
    }
    for index in &dropped {
        (run.progress)(MigrationEvent::Noted(&format!("building index {} again", index.name)));
        let live = list_indexes(session, run.schema, &[]).await?;
        if live.iter().any(|row| row.name == index.name && row.is_valid) {
            continue;
        }
        drop_index(run, &index.name).await?;
        let builder = connect(run.target, run.schema, Purpose::IndexBuild).await?;
        let statement = index.definition.replacen("CREATE INDEX ", "CREATE INDEX CONCURRENTLY ", 1);
        builder.batch(&statement).await.with_context(|| format!("building index {} again", index.name))?;
    }
    session
        .script("drop table if exists tasker_adoption, tasker_installed_indexes")
        .await
        .context("dropping the ledgers")?;
    Ok(undone)
}
