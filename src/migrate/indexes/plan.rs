//! What is to be done so that a database has the indexes it should have.

use anyhow::Context as _;
use serde::Serialize;

use super::bundled::{INDEXES, Index, IndexSelection, Set};
use super::state::{Found, IndexState};
use crate::db::Session;
use crate::db::queries::indexes::print_temporary_index::print_temporary_index;
use crate::error::{Failure, Result};

/// What happens to an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    Build,
    /// Drop what a build has left, and build it.
    Rebuild,
    /// It is there and ours: write it into the ledger.
    Record,
    Drop,
}

impl Action {
    /// What is to be done, as an order.
    pub fn describe(self, name: &str) -> String {
        match self {
            Action::Build => format!("build index {name}"),
            Action::Rebuild => format!("drop the invalid index {name} and build it again"),
            Action::Record => format!("record index {name}, which exists already"),
            Action::Drop => format!("drop index {name}: it is not selected"),
        }
    }
}

/// Something done about an index, or to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct IndexChange {
    pub name: &'static str,
    pub set: Set,
    pub action: Action,
}

/// An index that has the name of one of ours and another definition. It is left alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Drift {
    pub name: &'static str,
    pub definition: String,
    /// What tasker would build.
    pub expected: String,
    /// The statement after which `migrate up` builds ours.
    pub fix: String,
}

/// Everything to be done, in order, and what is left to a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexPlan {
    pub changes: Vec<IndexChange>,
    pub drifts: Vec<Drift>,
}

impl IndexPlan {
    /// Compares what is there with what is wanted. Without a selection that is the
    /// lean set, and of the rest whatever was chosen before.
    ///
    /// # Errors
    /// A [`Failure`] when one of the indexes is being built by somebody else.
    pub async fn make(
        session: &Session,
        schema: &str,
        selection: Option<&IndexSelection>,
    ) -> Result<IndexPlan> {
        let found = Found::take(session, schema).await?;
        let mut plan = IndexPlan::default();
        for index in INDEXES {
            let state = found.state_of(index);
            let is_wanted = match selection {
                Some(selection) => selection.contains(index),
                None if index.set == Set::Lean => true,
                // One that was dropped by hand was dropped knowingly.
                None => found.entry(index).is_some() && state != IndexState::Dropped,
            };
            let Some(live) = found.live(index) else {
                if is_wanted {
                    plan.add(index, Action::Build);
                }
                continue;
            };
            if let Some(pid) = live.builder_pid {
                return Err(being_built(index, pid));
            }
            // What nobody has asked for or against stays, unless it is of no use to anybody.
            if (is_wanted && state == IndexState::Valid)
                || (!is_wanted && selection.is_none() && state != IndexState::Invalid)
            {
                continue;
            }
            let expected = if state == IndexState::Valid {
                live.definition.clone()
            } else {
                print(session, index).await?
            };
            if live.definition != expected {
                let name = index.name;
                let fix = index.drop_statement(schema);
                plan.drifts.push(Drift { name, definition: live.definition.clone(), expected, fix });
                continue;
            }
            plan.add(
                index,
                match (is_wanted, live.is_valid) {
                    (true, true) => Action::Record,
                    (true, false) => Action::Rebuild,
                    (false, _) => Action::Drop,
                },
            );
        }
        Ok(plan)
    }

    fn add(&mut self, index: &Index, action: Action) {
        self.changes.push(IndexChange { name: index.name, set: index.set, action });
    }
}

/// What this server prints for the index as we build it. Only the server knows
/// how it writes a predicate, so it is built on an empty copy of the table.
async fn print(session: &Session, index: &Index) -> Result<String> {
    let table = index.table();
    session.client().batch_execute("begin").await?;
    let printed = async {
        let copy = format!("create temporary table {table} (like {table})");
        session.client().batch_execute(&copy).await?;
        // A temporary table is found before any other of its name.
        session.client().batch_execute(&index.locking_statement()).await?;
        print_temporary_index(session, index.name).await
    };
    let printed = printed.await;
    let ended = session.client().batch_execute("rollback").await;
    let printed =
        printed.with_context(|| format!("comparing index {} with the one tasker builds", index.name))?;
    ended?;
    Ok(printed)
}

fn being_built(index: &Index, pid: i32) -> anyhow::Error {
    Failure::new(format!("another session is building index {} (pid {pid})", index.name))
        .hint("run `tasker migrate up` again when that build has ended")
        .into()
}
