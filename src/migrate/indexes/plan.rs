//! Plans the changes that give a database the indexes it should have.

use anyhow::Context as _;
use serde::Serialize;

use super::bundled::{self, INDEXES, Index, IndexSelection, Set};
use super::state::{Found, IndexState};
use crate::db::Session;
use crate::db::queries::indexes::print_temporary_index;
use crate::error::{Failure, Result, TASKER};

/// The change of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    Build,
    /// Drop an unfinished build, and build it again.
    Rebuild,
    /// It exists with tasker's definition: add it to the ledger.
    Record,
    Drop,
}

impl Action {
    /// Describes the change as an instruction.
    pub fn describe(self, name: &str) -> String {
        match self {
            Action::Build => format!("build index {name}"),
            Action::Rebuild => format!("drop the invalid index {name} and build it again"),
            Action::Record => format!("record index {name}, which exists already"),
            Action::Drop if bundled::find(name).is_some_and(|index| index.set == Set::Replaced) => {
                format!("drop index {name}: this release replaces it")
            }
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

/// An index with the name of one of tasker's and another definition. It is not changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Drift {
    pub name: &'static str,
    pub definition: String,
    /// The definition that tasker builds.
    pub expected: String,
    /// The statement after which `migrate up` builds tasker's.
    pub fix: String,
}

/// All changes in order, and the indexes left to a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexPlan {
    pub changes: Vec<IndexChange>,
    pub drifts: Vec<Drift>,
}

impl IndexPlan {
    /// Compares the existing indexes with the wanted ones. Without a selection these are the lean set, and of
    /// the others those chosen before.
    ///
    /// # Errors
    /// A [`Failure`] if another session is building one of the indexes.
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
                _ if index.set == Set::Replaced => false,
                Some(selection) => selection.contains(index),
                None if index.set == Set::Lean => true,
                // An index dropped by hand was dropped on purpose.
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
            // An index that was neither requested nor excluded stays, unless it is invalid.
            if (is_wanted && state == IndexState::Valid)
                || (!is_wanted
                    && selection.is_none()
                    && !matches!(state, IndexState::Invalid | IndexState::Replaced))
            {
                continue;
            }
            let expected = if state == IndexState::Valid {
                live.definition.clone()
            } else {
                print(session, index).await?
            };
            if live.definition != expected {
                if index.set == Set::Replaced {
                    continue; // somebody else's
                }
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

/// Returns the server's text of the index as tasker builds it. Only the server knows how it prints a
/// predicate, so the index is built on an empty copy of the table.
async fn print(session: &Session, index: &Index) -> Result<String> {
    let table = index.table();
    session.begin("begin").await?;
    let printed = async {
        let copy = format!("create temporary table {table} (like {})", session.qualified(table));
        session.client().batch_execute(&copy).await?;
        // As it is: no other table of its name is in the search path.
        session.client().batch_execute(&index.locking_statement()).await?;
        print_temporary_index(session, index.name).await
    };
    let printed = printed.await;
    let ended = session.end("rollback").await;
    let printed =
        printed.with_context(|| format!("comparing index {} with the one tasker builds", index.name))?;
    ended?;
    Ok(printed)
}

fn being_built(index: &Index, pid: i32) -> anyhow::Error {
    Failure::new(format!("another session is building index {} (pid {pid})", index.name))
        .hint(format!("run `{TASKER} migrate up` again when that build has ended"))
        .into()
}
