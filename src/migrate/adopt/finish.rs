//! Removes what only the engine used: indexes, foreign keys, functions and the guard.

use anyhow::Context as _;
use serde::Serialize;
use serde_json::json;

use super::prepare::drop_index;
use super::schema;
use super::state::{Adoption, Phase};
use crate::db::Session;
use crate::db::queries::adoption::{EngineRemain, KeyName, engine_key_names, engine_remains, record_phase};
use crate::db::queries::indexes::IndexRow;
use crate::db::sqlstate::is_lock_timeout;
use crate::error::Result;
use crate::migrate::event::MigrationEvent;
use crate::migrate::indexes::bundled;
use crate::migrate::lock;
use crate::migrate::lock_retry::with_lock_retry;
use crate::migrate::run::{Run, interrupted};

/// The tables that tasker keeps without foreign keys (`docs/adr/0003-foreign-keys.md`).
const WITHOUT_KEYS: [&str; 4] = [
    "tasker_workflow_steps",
    "tasker_workflow_step_edges",
    "tasker_task_transitions",
    "tasker_workflow_step_transitions",
];

/// The engine's functions, by its migrations. They fail since the types of times have changed.
const FUNCTIONS: [&str; 14] = [
    "get_step_readiness_status",
    "get_step_readiness_status_batch",
    "get_task_execution_context",
    "get_task_execution_contexts_batch",
    "calculate_dependency_levels",
    "get_analytics_metrics",
    "get_analytics_metrics_v01",
    "get_slowest_steps",
    "get_slowest_steps_v01",
    "get_slowest_tasks",
    "get_slowest_tasks_v01",
    "get_system_health_counts",
    "get_system_health_counts_v01",
    "get_step_transitive_dependencies",
];

/// A table, its columns, a name.
type Key = (&'static str, &'static str, &'static str);

/// Tasker's keys that the engine has under names of its own.
const KEYS: [Key; 6] = [
    ("tasker_dependent_systems", "name", "tasker_dependent_systems_name_key"),
    ("tasker_named_steps", "dependent_system_id,name", "tasker_named_steps_dependent_system_id_name_key"),
    (
        "tasker_named_tasks_named_steps",
        "named_task_id,named_step_id",
        "tasker_named_tasks_named_steps_named_task_id_named_step_id_key",
    ),
    ("tasker_tasks", "identity_hash", "tasker_tasks_identity_hash_key"),
    ("tasker_task_transitions", "task_id,sort_key", "tasker_task_transitions_task_id_sort_key_key"),
    (
        "tasker_workflow_step_transitions",
        "workflow_step_id,sort_key",
        "tasker_workflow_step_transitions_workflow_step_id_sort_key_key",
    ),
];

/// What is removed, or would be.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Finished {
    /// Whether it was done before.
    pub was_done: bool,
    /// The engine's indexes that no query of tasker uses.
    pub indexes: Vec<String>,
    /// Foreign keys and functions.
    pub remains: Vec<EngineRemain>,
    /// Keys that get the names by which tasker's pages and checks know them.
    pub keys: Vec<KeyName>,
}

/// Finds what would be removed besides indexes.
pub async fn plan(run: &Run<'_>, session: &Session, indexes: Vec<String>) -> Result<Finished> {
    let adoption = Adoption::take(session, run.schema).await?;
    let was_done = adoption.accept(Phase::Finish, run.target, run.schema)?;
    let remains = engine_remains(session, run.schema, &WITHOUT_KEYS, &FUNCTIONS).await;
    let remains = remains.context("looking for what only the engine used")?;
    let [tables, columns, names] = [|key: &Key| key.0, |key: &Key| key.1, |key: &Key| key.2]
        .map(|part| KEYS.iter().map(part).collect::<Vec<_>>());
    let keys =
        engine_key_names(session, run.schema, &tables, &columns, &names).await.context("reading the keys")?;
    Ok(Finished { was_done, indexes, remains, keys })
}

/// The engine's unique indexes that enforce what tasker's do: one newest transition of each step and each task.
pub fn twins_of_keys(rows: &[IndexRow]) -> Vec<&str> {
    let is_twin = |row: &&IndexRow| {
        bundled::keys().any(|key| {
            let columns = row.key_columns.as_slice();
            row.name != key.name
                && row.table == key.table
                && matches!(columns, [column, flag] if flag == "most_recent" && key.is(std::slice::from_ref(column), row.predicate.as_deref()))
        })
    };
    rows.iter().filter(is_twin).map(|row| row.name.as_str()).collect()
}

/// Removes it: indexes one by one, online; then the rest in one transaction.
///
/// # Errors
/// A [`Failure`](crate::error::Failure) where another phase comes first, or with the session that held a lock.
pub async fn finish(run: &Run<'_>, plan: &Finished) -> Result<()> {
    let mut session = run.session().await?;
    lock::hold(run, &mut session, async |session| {
        let details = json!({ "indexes": plan.indexes, "remains": plan.remains });
        record_phase(session, Phase::Finish.as_str(), None, &details, false).await?;
        for name in &plan.indexes {
            if run.stop.is_cancelled() {
                return Err(interrupted());
            }
            (run.progress)(MigrationEvent::Noted(&format!("dropping index {name}")));
            drop_index(run, name).await?;
        }
        let work = async |session: &mut Session| {
            session
                .transaction(async |session| {
                    session.script(schema::UNGUARD).await.context("removing the guard")?;
                    for remain in &plan.remains {
                        session
                            .batch(&remain.removal)
                            .await
                            .with_context(|| format!("removing {} {}", remain.kind, remain.name))?;
                    }
                    for key in &plan.keys {
                        session
                            .batch(&key.renaming)
                            .await
                            .with_context(|| format!("renaming index {}", key.name))?;
                    }
                    record_phase(session, Phase::Finish.as_str(), None, &details, true).await?;
                    Ok::<_, anyhow::Error>(())
                })
                .await
        };
        let done =
            with_lock_retry(run, session, "the removal of what only the engine used", is_lock_timeout, work)
                .await;
        done.map_err(|error| error.explain("the removal of what only the engine used", run.lock_retry))
    })
    .await
}
