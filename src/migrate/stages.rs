//! What a run does, one stage after another, each with its statements.

use serde::Serialize;

use super::indexes::{Action, Index, IndexChange, carried};
use super::inventory::Entry;
use super::program::{Phase, VIEWS, View, ViewVersion, version_sql};
use super::scope::Todo;
use crate::db::quote_identifier;
use crate::model::statement::statements;

/// Something that is done as a whole, or whose parts can be done again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stage {
    pub phase: Phase,
    /// For people: `version 1 (create_workflow_tables)`.
    pub name: String,
    /// Whether all its statements are one transaction; otherwise each is one of its own.
    pub is_transaction: bool,
    #[serde(skip)]
    pub changes: Vec<Change>,
}

/// What a stage changes, each with its row in a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The PostgreSQL schema, which no ledger tells of.
    NewSchema,
    Version(Entry),
    /// An index on tables that nobody uses yet.
    NewIndex(&'static Index),
    Index(&'static Index, Action),
    View(&'static View, ViewVersion),
}

impl Change {
    /// Its statements in their order, without those that write the ledger.
    pub fn statements(&self, schema: &str) -> Vec<String> {
        match self {
            Change::NewSchema => vec![create_schema(schema)],
            Change::Version(entry) => {
                let sql = version_sql(entry.version).unwrap_or_default();
                statements(&sql).into_iter().map(str::to_owned).collect()
            }
            Change::NewIndex(index) => vec![index.locking_statement()],
            Change::Index(index, Action::Build) => vec![index.statement()],
            Change::Index(index, Action::Rebuild) => vec![drop_index(schema, index), index.statement()],
            Change::Index(index, Action::Drop) => vec![drop_index(schema, index)],
            Change::Index(_, Action::Record) => Vec::new(),
            Change::View(view, version) => {
                statements(view.sql(*version)).into_iter().map(str::to_owned).collect()
            }
        }
    }
}

pub(super) fn create_schema(schema: &str) -> String {
    format!("create schema if not exists {}", quote_identifier(schema))
}

/// Drops an index while everybody goes on working.
pub(super) fn drop_index(schema: &str, index: &Index) -> String {
    format!("drop index concurrently {}.{}", quote_identifier(schema), quote_identifier(index.name))
}

/// The stages of what there is to do, in the order of `up`.
pub fn stages(todo: &Todo) -> Vec<Stage> {
    let new_schema = todo.lacks_schema.then(|| Stage {
        phase: Phase::Schema,
        name: "a schema of its own".to_owned(),
        is_transaction: true,
        changes: vec![Change::NewSchema],
    });
    let versions = todo.versions.iter().map(|entry| Stage {
        phase: Phase::Schema,
        name: entry.label(),
        is_transaction: true,
        changes: vec![Change::Version(entry.clone())],
    });
    let views: Vec<Change> = VIEWS
        .iter()
        .filter(|view| todo.views.iter().any(|entry| entry.name == view.name))
        .map(|view| Change::View(view, ViewVersion::DEFAULT))
        .collect();
    let views = (!views.is_empty()).then(|| Stage {
        phase: Phase::Views,
        name: "views".to_owned(),
        is_transaction: true,
        changes: views,
    });
    let versions = new_schema.into_iter().chain(versions);
    versions.chain(index_stages(&todo.indexes.changes, todo.is_new)).chain(views).collect()
}

/// On tables that are new in this run all indexes are one transaction; on others each is built online.
fn index_stages(changes: &[IndexChange], is_new: bool) -> Vec<Stage> {
    let found = changes.iter().filter_map(|change| Some((carried::find(change.name)?, change.action)));
    if is_new {
        let changes: Vec<Change> = found.map(|(index, _)| Change::NewIndex(index)).collect();
        let name = "indexes on new tables".to_owned();
        return match changes.is_empty() {
            true => Vec::new(),
            false => vec![Stage { phase: Phase::Indexes, name, is_transaction: true, changes }],
        };
    }
    found
        .map(|(index, action)| Stage {
            phase: Phase::Indexes,
            name: action.describe(index.name),
            is_transaction: false,
            changes: vec![Change::Index(index, action)],
        })
        .collect()
}
