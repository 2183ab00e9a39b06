//! The changes that `up` would make and their obstacles: locks, sizes, blocking sessions, disk space.
//!
//! - [`estimate`]: the size of an index, and the free space for it.
//! - [`script`]: the same for psql.

mod estimate;
pub mod script;

use std::collections::BTreeSet;

use anyhow::Context as _;
use serde::Serialize;

use super::effect::{Effect, Work, effects};
use super::indexes::Drift;
use super::inventory::Migration;
use super::scope::{MigrationPlan, Scope};
use super::stages::{Operation, Stage, stages};
use crate::db::queries::migrations::{RelationSize, relation_blockers, relation_sizes};
use crate::db::queries::server::oldest_transaction;
use crate::db::{Session, Target};
use crate::error::{Failure, Result};
use crate::model::blocker::Blocker;
use crate::model::lock_mode::LockMode;

pub use estimate::Disk;

/// The changes of a run, in order, without making them.
#[derive(Clone, Debug, Serialize)]
pub struct PlanReport {
    pub stages: Vec<PlannedStage>,
    /// Not changed: they have the name of one of tasker's and another definition.
    pub drifted_indexes: Vec<Drift>,
    /// Versions outside of the scope; indexes and views wait for them.
    pub held_back: Vec<Migration>,
    /// The oldest open or prepared transaction of the database; every build online waits for its end.
    pub oldest_transaction: Option<Blocker>,
    pub disk: Disk,
    /// The size of all indexes to build; null if one cannot be estimated.
    pub indexes_bytes: Option<u64>,
}

/// One stage with the effects of its statements.
#[derive(Clone, Debug, Serialize)]
pub struct PlannedStage {
    #[serde(flatten)]
    pub stage: Stage,
    pub statements: Vec<PlannedStatement>,
}

#[derive(Clone, Debug, Serialize)]
pub struct PlannedStatement {
    pub sql: String,
    /// On existing tables and views; nothing can wait for new ones.
    pub locks: Vec<PlannedLock>,
    /// The size of the index that it builds; null if there is none or its size is unknown.
    pub index_bytes: Option<u64>,
}

/// A lock that a statement takes, and the sessions in its way.
#[derive(Clone, Debug, Serialize)]
pub struct PlannedLock {
    pub relation: String,
    pub mode: LockMode,
    pub keeps_out: &'static str,
    pub work: Work,
    /// The planner's estimate; null of a view, and of a table never analyzed.
    pub rows: Option<i64>,
    /// The bytes that a scan would read; null for a view.
    pub bytes: Option<i64>,
    /// Sessions that hold a conflicting lock now.
    pub held_by: Vec<HeldLock>,
}

#[derive(Clone, Debug, Serialize)]
pub struct HeldLock {
    /// As `pg_locks` names it.
    pub mode: String,
    #[serde(flatten)]
    pub by: Blocker,
}

impl PlanReport {
    /// Reads the database without changing it.
    ///
    /// # Errors
    /// As [`MigrationPlan::find`].
    pub async fn make(session: &Session, target: &Target, schema: &str, scope: &Scope) -> Result<PlanReport> {
        let plan = MigrationPlan::find(session, target, schema, scope).await?;
        let relations = relation_sizes(session, schema).await.context("measuring the tables")?;
        let mut planned = Vec::new();
        for stage in stages(&plan) {
            let mut statements = Vec::new();
            for change in &stage.changes {
                for sql in change.statements(schema) {
                    let locks = locks(&sql, change, &relations)?;
                    let index_bytes = estimate::index_bytes(session, schema, change, &relations).await?;
                    statements.push(PlannedStatement { sql, locks, index_bytes });
                }
            }
            planned.push(PlannedStage { stage, statements });
        }
        find_blockers(session, schema, &mut planned).await.context("reading who holds locks")?;
        let is_waiting = planned.iter().any(|planned| {
            planned.statements.iter().any(|statement| statement.sql.contains(" concurrently "))
        });
        let oldest = if is_waiting { oldest_transaction(session).await? } else { None };
        let built = planned.iter().flat_map(|planned| &planned.statements);
        let built = built.filter(|statement| statement.sql.starts_with("create index"));
        Ok(PlanReport {
            indexes_bytes: built.map(|statement| statement.index_bytes).sum(),
            stages: planned,
            drifted_indexes: plan.indexes.drifts,
            held_back: plan.held_back,
            oldest_transaction: oldest,
            disk: estimate::disk(session, target).await?,
        })
    }
}

/// The locks on relations that are there.
fn locks(sql: &str, change: &Operation, relations: &[RelationSize]) -> Result<Vec<PlannedLock>> {
    let effects = match change {
        // The statement does not name the index's table.
        Operation::Index(index, _) if sql.starts_with("drop index") => vec![Effect {
            relation: index.table().to_owned(),
            mode: LockMode::ShareUpdateExclusive,
            work: Work::None,
        }],
        _ => effects(sql)
            .ok_or_else(|| Failure::new(format!("the locks of a statement are not known: {sql}")))?,
    };
    let found = effects.into_iter().filter_map(|effect| {
        let size = relations.iter().find(|relation| relation.name == effect.relation)?;
        Some(PlannedLock {
            relation: effect.relation,
            mode: effect.mode,
            keeps_out: effect.mode.keeps_out(),
            work: effect.work,
            rows: size.rows,
            bytes: size.bytes,
            held_by: Vec::new(),
        })
    });
    Ok(found.collect())
}

async fn find_blockers(
    session: &Session,
    schema: &str,
    planned: &mut [PlannedStage],
) -> Result<(), tokio_postgres::Error> {
    let mut locks: Vec<&mut PlannedLock> = planned
        .iter_mut()
        .flat_map(|planned| &mut planned.statements)
        .flat_map(|statement| &mut statement.locks)
        .collect();
    let wanted: BTreeSet<(&str, String)> = locks
        .iter()
        .flat_map(|lock| lock.mode.conflicts().iter().map(|mode| (lock.relation.as_str(), mode.name())))
        .collect();
    let (relations, modes): (Vec<&str>, Vec<&str>) =
        wanted.iter().map(|(relation, mode)| (*relation, mode.as_str())).unzip();
    let found = relation_blockers(session, schema, &relations, &modes).await?;
    for lock in &mut locks {
        let in_its_way = found.iter().filter(|held| {
            held.relation == lock.relation
                && lock.mode.conflicts().iter().any(|conflict| conflict.name() == held.mode)
        });
        lock.held_by =
            in_its_way.map(|held| HeldLock { mode: held.mode.clone(), by: held.blocker.clone() }).collect();
    }
    Ok(())
}
