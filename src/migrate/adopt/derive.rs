//! Gives unfinished tasks what tasker derives: flags, counters and queue entries. Begins with the indexes that the cut-over
//! would have built twice.

use std::collections::BTreeMap;

use anyhow::Context as _;
use serde::Serialize;
use serde_json::json;

use super::TABLES;
use super::cut_over::Running;
use super::state::{Adoption, Phase};
use crate::db::Session;
use crate::db::queries::adoption::{derive_tasks, record_phase};
use crate::db::queries::counts::{begin_fill, correct, count_differences};
use crate::error::Result;
use crate::migrate::event::MigrationEvent;
use crate::migrate::indexes::build::Builder;
use crate::migrate::indexes::{Action, IndexChange, IndexPlan, bundled};
use crate::migrate::lock;
use crate::migrate::run::{Run, interrupted};

/// Tasks of one transaction.
const TASKS: i64 = 1_000;

/// What was derived.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Derivation {
    /// Whether it was done before.
    pub was_done: bool,
    /// Of all runs.
    pub tasks: i64,
    /// How many steps and tasks went from a state to another, or were queued.
    pub changes: BTreeMap<String, i64>,
}

/// Derives unfinished tasks, in batches; a run that was interrupted goes on after its last batch.
///
/// # Errors
/// A [`Failure`](crate::error::Failure) where another phase comes first, or the server's.
pub async fn derive(run: &Run<'_>) -> Result<Derivation> {
    let mut session = run.session().await?;
    lock::hold(run, &mut session, async |session| {
        let adoption = Adoption::take(session, run.schema).await?;
        let was_done = adoption.accept(Phase::Derive, run.target, run.schema)?;
        let mut done = Derivation { was_done, ..of_before(&adoption)? };
        if was_done {
            return Ok(done);
        }
        let running =
            adoption.detail(Phase::CutOver, "running").and_then(|word| Running::of_word(word.as_str()?));
        let becomes = match running {
            Some(Running::Error) => "error",
            Some(Running::Resolve) => "resolved_manually",
            Some(Running::Pending) | None => "pending",
        };
        let mut after = adoption.find(Phase::Derive).and_then(|row| row.last_task_id).unwrap_or_default();
        if run.dry_run {
            // As if it were done, and rolled back.
            loop {
                let batch =
                    session.trial(async |session| derive_tasks(session, after, TASKS, becomes).await).await?;
                done.add(batch.tasks, batch.changes);
                match batch.last_task_id {
                    Some(last) => after = last,
                    None => return Ok(done),
                }
            }
        }
        let indexes = IndexPlan::make(session, run.schema, None).await?;
        record_built(session, &adoption, &indexes.changes).await.context("recording the indexes")?;
        let resuming = Phase::Derive.command();
        Builder::new(&Run { command: &resuming, ..run.clone() }, session).make(&indexes.changes).await?;
        loop {
            if run.stop.is_cancelled() {
                return Err(interrupted());
            }
            let Some(last) = derive_batch(session, after, becomes, &mut done).await? else { break };
            after = last;
            (run.progress)(MigrationEvent::Noted(&format!(
                "derived {} tasks, up to task {last}",
                done.tasks
            )));
        }
        count(session).await.context("counting tasks")?;
        Ok(done)
    })
    .await
}

/// Counts the tasks that were there. Where a transaction is open since before the cut-over, the first upkeep does it.
async fn count(session: &Session) -> Result<()> {
    begin_fill(session).await?;
    let found = count_differences(session).await?;
    correct(session, None, &found).await?;
    Ok(())
}

/// Adds the indexes on the engine's tables to those that an undo of the preparation drops.
async fn record_built(session: &Session, adoption: &Adoption, changes: &[IndexChange]) -> Result<()> {
    let Some(prepared) = adoption.find(Phase::Prepare) else { return Ok(()) };
    let mut details = prepared.details.clone();
    if let Some(built) = details.get_mut("built").and_then(serde_json::Value::as_array_mut) {
        for change in changes.iter().filter(|change| change.action == Action::Build) {
            let is_on_theirs =
                bundled::find(change.name).is_some_and(|index| TABLES.contains(&index.table()));
            if is_on_theirs && !built.iter().any(|name| name == change.name) {
                built.push(change.name.into());
            }
        }
    }
    record_phase(session, Phase::Prepare.as_str(), None, &details, true).await?;
    Ok(())
}

/// Derives the tasks that follow, and records it in the same transaction.
async fn derive_batch(
    session: &mut Session,
    after: i64,
    becomes: &str,
    done: &mut Derivation,
) -> Result<Option<i64>> {
    let mut now = done.clone();
    let last = session
        .transaction(async |session| {
            let batch = derive_tasks(session, after, TASKS, becomes).await.context("deriving tasks")?;
            now.add(batch.tasks, batch.changes);
            let details = json!({ "tasks": now.tasks, "changes": now.changes });
            let is_done = batch.last_task_id.is_none();
            record_phase(session, Phase::Derive.as_str(), batch.last_task_id, &details, is_done).await?;
            Ok::<_, anyhow::Error>(batch.last_task_id)
        })
        .await?;
    *done = now;
    Ok(last)
}

impl Derivation {
    fn add(&mut self, tasks: i64, changes: BTreeMap<String, i64>) {
        self.tasks += tasks;
        for (change, number) in changes.into_iter().filter(|(_, number)| *number > 0) {
            *self.changes.entry(change).or_default() += number;
        }
    }
}

/// What the runs before have derived.
pub(super) fn of_before(adoption: &Adoption) -> Result<Derivation> {
    let tasks =
        adoption.detail(Phase::Derive, "tasks").and_then(serde_json::Value::as_i64).unwrap_or_default();
    let changes = match adoption.detail(Phase::Derive, "changes") {
        Some(changes) => serde_json::from_value(changes.clone())?,
        None => BTreeMap::new(),
    };
    Ok(Derivation { was_done: false, tasks, changes })
}
