//! The phases of an adoption, and how far it has come.

use anyhow::Context as _;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use tokio_postgres::error::SqlState;

use super::engine::Generation;
use crate::db::queries::adoption::{PhaseRow, engine_facts, list_phases};
use crate::db::{Session, Target};
use crate::error::{Failure, Result, TASKER};

words! {
    /// The phases, in the order they run.
    #[derive(PartialOrd, Ord)]
    pub enum Phase {
        Prepare = "prepare": "indexes are built while the application runs",
        CutOver = "cut_over": "the tables change, with the application stopped",
        Derive = "derive": "unfinished tasks get counters and queues",
        Verify = "verify": "everything is compared, then tasker may work",
        Finish = "finish": "what only the engine used is removed",
    }
}

impl Phase {
    /// Its name on the command line.
    pub fn verb(self) -> String {
        self.as_str().replace('_', "-")
    }

    /// The command that runs it.
    pub fn command(self) -> String {
        format!("{TASKER} migrate adopt {}", self.verb())
    }
}

/// One phase of an adoption.
#[derive(Clone, Debug, Serialize)]
pub struct PhaseStatus {
    pub phase: Phase,
    pub began_at: Timestamp,
    /// Null until it is done.
    pub ended_at: Option<Timestamp>,
    /// The last task that it has come to.
    pub last_task_id: Option<i64>,
    /// What it found, and what undoes it.
    pub details: Value,
}

/// How far the adoption of a database has come.
#[derive(Clone, Debug, Serialize)]
pub struct Adoption {
    /// Null where the engine's tables are tasker's already, or are not there.
    pub generation: Option<Generation>,
    /// Those that have begun.
    pub phases: Vec<PhaseStatus>,
    /// Null where nothing is left to do.
    pub next: Option<Phase>,
}

impl Adoption {
    /// Reads how far it has come.
    pub async fn take(session: &Session, schema: &str) -> Result<Adoption> {
        let facts = engine_facts(session, schema).await.context("looking for the engine's tables")?;
        let rows = if facts.has_adoption { phases_of(session).await? } else { Vec::new() };
        let phases: Vec<PhaseStatus> = rows.into_iter().filter_map(status_of).collect();
        let generation = facts.is_engine.then(|| Generation::of(&facts));
        let is_done = |phase: Phase| phases.iter().any(|row| row.phase == phase && row.ended_at.is_some());
        let is_here = generation.is_some() || !phases.is_empty();
        let next = Phase::ALL.into_iter().find(|phase| is_here && !is_done(*phase));
        Ok(Adoption { generation, phases, next })
    }

    pub fn find(&self, phase: Phase) -> Option<&PhaseStatus> {
        self.phases.iter().find(|row| row.phase == phase)
    }

    pub fn is_done(&self, phase: Phase) -> bool {
        self.find(phase).is_some_and(|row| row.ended_at.is_some())
    }

    /// A value that a phase has left.
    pub fn detail(&self, phase: Phase, key: &str) -> Option<&Value> {
        self.find(phase)?.details.get(key)
    }

    /// Accepts the phase that comes next. Returns whether it was done before.
    ///
    /// # Errors
    /// A [`Failure`] that names the phase which must come first.
    pub fn accept(&self, phase: Phase, target: &Target, schema: &str) -> Result<bool> {
        if self.is_done(phase) {
            return Ok(true);
        }
        let Some(next) = self.next else { return Err(nothing(target, schema)) };
        if next == phase {
            return Ok(false);
        }
        Err(Failure::new(format!(
            "the adoption of database {:?} has not come to {} yet",
            target.database(),
            phase.verb()
        ))
        .hint(format!("{} comes next: `{}`", next.verb(), next.command()))
        .into())
    }
}

/// The error where there is nothing to adopt.
pub fn nothing(target: &Target, schema: &str) -> anyhow::Error {
    Failure::new(format!(
        "schema {schema:?} of database {:?} has no tables of the Rails engine to adopt",
        target.database()
    ))
    .hint(format!("see what is there with `{TASKER} migrate status`"))
    .into()
}

async fn phases_of(session: &Session) -> Result<Vec<PhaseRow>> {
    match list_phases(session).await {
        Err(error) if error.code() == Some(&SqlState::UNDEFINED_TABLE) => Ok(Vec::new()),
        rows => rows.context("reading the ledger of the adoption"),
    }
}

fn status_of(row: PhaseRow) -> Option<PhaseStatus> {
    let phase = Phase::of_word(&row.phase)?;
    let PhaseRow { last_task_id, details, began_at, ended_at, .. } = row;
    Some(PhaseStatus { phase, began_at, ended_at, last_task_id, details })
}
