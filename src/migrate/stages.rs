//! The stages of a run, with their statements.

use serde::Serialize;

use super::indexes::{Action, Index, IndexChange, bundled};
use super::inventory::Migration;
use super::program::{Phase, VIEWS, View, ViewVersion, version_sql};
use super::scope::MigrationPlan;
use crate::db::quote_identifier;
use crate::text::statement::statements;

/// A unit of work that is atomic, or whose parts can be repeated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stage {
    pub phase: Phase,
    /// For people: `version 1 (create_workflow_tables)`.
    pub name: String,
    /// Whether all its statements are one transaction; otherwise each has its own.
    pub is_transaction: bool,
    #[serde(skip)]
    pub changes: Vec<Operation>,
}

/// The changes of a stage, each with its row in a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// The PostgreSQL schema, which no ledger records.
    NewSchema,
    Version(Migration),
    /// An index on new tables.
    NewIndex(&'static Index),
    Index(&'static Index, Action),
    View(&'static View, ViewVersion),
}

impl Operation {
    /// Returns its statements in order, without those that write the ledger.
    pub fn statements(&self, schema: &str) -> Vec<String> {
        match self {
            Operation::NewSchema => vec![create_schema(schema)],
            Operation::Version(entry) => {
                let sql = version_sql(entry.version).unwrap_or_default();
                statements(&sql).into_iter().map(str::to_owned).collect()
            }
            Operation::NewIndex(index) => vec![index.locking_statement()],
            Operation::Index(index, Action::Build) => vec![index.statement()],
            Operation::Index(index, Action::Rebuild) => vec![index.drop_statement(schema), index.statement()],
            Operation::Index(index, Action::Drop) => vec![index.drop_statement(schema)],
            Operation::Index(_, Action::Record) => Vec::new(),
            Operation::View(view, version) => {
                statements(view.sql(*version)).into_iter().map(str::to_owned).collect()
            }
        }
    }
}

pub(super) fn create_schema(schema: &str) -> String {
    format!("create schema if not exists {}", quote_identifier(schema))
}

/// Returns the stages of a plan, in the order of `up`.
pub fn stages(plan: &MigrationPlan) -> Vec<Stage> {
    let whole = |phase, name, changes| Stage { phase, name, is_transaction: true, changes };
    let new_schema = plan
        .lacks_schema
        .then(|| whole(Phase::Schema, "a schema of its own".to_owned(), vec![Operation::NewSchema]));
    let versions = plan
        .versions
        .iter()
        .map(|entry| whole(Phase::Schema, entry.label(), vec![Operation::Version(entry.clone())]));
    let views: Vec<Operation> = VIEWS
        .iter()
        .filter(|view| plan.views.iter().any(|entry| entry.name == view.name))
        .map(|view| Operation::View(view, ViewVersion::DEFAULT))
        .collect();
    let views = (!views.is_empty()).then(|| whole(Phase::Views, "views".to_owned(), views));
    let versions = new_schema.into_iter().chain(versions);
    versions.chain(index_stages(&plan.indexes.changes, plan.is_new)).chain(views).collect()
}

/// On tables created in this run all indexes are one transaction; on others each is built online.
fn index_stages(changes: &[IndexChange], is_new: bool) -> Vec<Stage> {
    let found = changes.iter().filter_map(|change| Some((bundled::find(change.name)?, change.action)));
    if is_new {
        let changes: Vec<Operation> = found.map(|(index, _)| Operation::NewIndex(index)).collect();
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
            changes: vec![Operation::Index(index, action)],
        })
        .collect()
}
