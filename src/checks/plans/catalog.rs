//! The planner's knowledge of the tables that plans read, and their indexes.

use std::collections::BTreeSet;

use anyhow::Context as _;

use crate::db::Session;
use crate::db::queries::migrations::list_views::list_views;
use crate::db::queries::server::plan_indexes::{PlanIndexRow, plan_indexes};
use crate::db::queries::server::plan_tables::{TableRow, plan_tables};
use crate::error::Result;
use crate::migrate::indexes::{self, IndexState, IndexStatus, bundled};
use crate::migrate::program::{VIEWS, ViewVersion};
use crate::model::plan::rule::{FEW_PAGES, SoundIndex, Tables};
use crate::model::plan::{Node, Plan, QueryCheck};

/// For so few pages the planner's knowledge matters little.
const SMALL_PAGES: i64 = FEW_PAGES as i64;
/// A table this many times larger than the planner thinks is another table.
const OUTGROWN: i64 = 3;
/// Rows on a page of a table that was never counted.
const ROWS_PER_PAGE: f64 = 50.0;

/// Why the planner does not know a table's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ignorance {
    /// It was never analyzed, or its statistics were lost.
    Missing,
    /// It has grown many times over since.
    Stale,
}

/// The problem of an index that a plan relies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BrokenIndex {
    Missing,
    Invalid,
    Changed,
}

pub(super) struct Catalog {
    tables: Vec<TableRow>,
    indexes: Vec<PlanIndexRow>,
    /// Broken indexes of tasker, with their tables.
    broken: Vec<(&'static str, &'static str, BrokenIndex)>,
    /// Tasker views that are not as `migrate up` installs them, with their actual state.
    views: Vec<(&'static str, String)>,
    pub schema: String,
}

impl Catalog {
    pub async fn take(
        session: &Session,
        schema: &str,
        checks: &[QueryCheck],
        plans: impl Iterator<Item = &Plan>,
    ) -> Result<Catalog> {
        let read = plans.flat_map(|plan| plan.root.all()).filter_map(key_of);
        let mut named: BTreeSet<(String, String)> = read.collect();
        let is_own = named.iter().any(|(of, name)| of == schema && name.starts_with("tasker_"));
        let own_tables = indexes::INDEXES.iter().map(|index| index.table());
        if is_own {
            // No plan may read a table whose index is missing, so all of tasker's tables are named.
            named.extend(own_tables.map(|table| (schema.to_owned(), table.to_owned())));
        }
        let (schemas, names): (Vec<String>, Vec<String>) = named.into_iter().unzip();
        let tables =
            plan_tables(session, &schemas, &names).await.context("reading the tables' statistics")?;
        let found = plan_indexes(session, &schemas, &names).await.context("reading the tables' indexes")?;
        let mut catalog = Catalog {
            tables,
            indexes: found,
            broken: Vec::new(),
            views: Vec::new(),
            schema: schema.to_owned(),
        };
        if is_own {
            catalog.broken = broken(&indexes::list(session, schema).await?, &catalog.indexes, schema);
        }
        let names_view = |check: &QueryCheck| VIEWS.iter().any(|view| check.sql.contains(view.name));
        if is_own && checks.iter().any(names_view) {
            let installed = list_views(session).await.context("reading the versions of the views")?;
            let old = installed.iter().filter_map(|row| {
                let view = VIEWS.iter().find(|view| view.name == row.name)?;
                let what = match row.version == ViewVersion::DEFAULT.number() {
                    true if row.is_unchanged => return None,
                    true => "changed by hand".to_owned(),
                    false => {
                        format!("in version {}, which reads all rows to answer for one task", row.version)
                    }
                };
                Some((view.name, what))
            });
            catalog.views = old.collect();
        }
        Ok(catalog)
    }

    /// The catalog facts that the rules need.
    pub fn tables(&self) -> Tables {
        let rows = self.tables.iter().map(|table| {
            let guess = table.pages as f64 * ROWS_PER_PAGE;
            // A table that has grown is planned for as if it had grown evenly.
            let rows = table
                .rows
                .filter(|_| table.planned_pages > 0)
                .map_or(guess, |rows| rows * table.pages as f64 / table.planned_pages as f64);
            ((table.schema.clone(), table.name.clone()), rows)
        });
        let partial = self.indexes.iter().filter(|index| index.predicate.is_some());
        let partial = partial.map(|index| (index.schema.clone(), index.name.clone()));
        let sound = self.indexes.iter().filter(|index| self.broken_index(&index.name).is_none());
        let sound = sound.map(|index| {
            let table = (index.schema.clone(), index.table.clone());
            let is_small = self.table(&table).is_some_and(|table| table.pages <= SMALL_PAGES);
            (index.name.clone(), SoundIndex { table, is_small })
        });
        Tables { rows: rows.collect(), partial_indexes: partial.collect(), sound_indexes: sound.collect() }
    }

    /// The tables of a size that matters about which the planner knows nothing, or no longer.
    pub fn ignorance(&self, table: &(String, String)) -> Option<Ignorance> {
        let table = self.table(table)?;
        if table.pages <= SMALL_PAGES {
            None
        } else if table.rows.is_none() || !table.has_statistics {
            Some(Ignorance::Missing)
        } else {
            (table.pages > table.planned_pages.max(1) * OUTGROWN).then_some(Ignorance::Stale)
        }
    }

    pub fn table(&self, key: &(String, String)) -> Option<&TableRow> {
        self.tables.iter().find(|table| (&table.schema, &table.name) == (&key.0, &key.1))
    }

    pub fn indexes_of(&self, key: &(String, String)) -> impl Iterator<Item = &PlanIndexRow> {
        self.indexes.iter().filter(|index| (&index.schema, &index.table) == (&key.0, &key.1))
    }

    /// Returns the problem of the index of this name; `None` if it exists and is valid.
    pub fn broken_index(&self, name: &str) -> Option<BrokenIndex> {
        if let Some((.., found)) = self.broken.iter().find(|(broken, ..)| *broken == name) {
            return Some(*found);
        }
        match self.indexes.iter().find(|index| index.name == name) {
            None => Some(BrokenIndex::Missing),
            Some(index) => (!index.is_valid).then_some(BrokenIndex::Invalid),
        }
    }

    /// Returns the table of the index of this name, or the one that tasker builds it on.
    pub fn table_of_index(&self, name: &str) -> Option<String> {
        let live = self.indexes.iter().find(|index| index.name == name).map(|index| index.table.clone());
        live.or_else(|| bundled::find(name).map(|index| index.table().to_owned()))
            .or_else(|| bundled::keys().find(|key| key.name == name).map(|key| key.table.to_owned()))
    }

    pub fn definition_of(&self, name: &str) -> Option<&str> {
        self.indexes.iter().find(|index| index.name == name).map(|index| index.definition.as_str())
    }

    /// Returns a view that the statement names and that is not as `migrate up` installs it.
    pub fn odd_view(&self, sql: &str) -> Option<(&'static str, &str)> {
        self.views.iter().find(|(name, _)| sql.contains(name)).map(|(name, what)| (*name, what.as_str()))
    }

    /// Returns whether an index of tasker is broken.
    pub fn is_broken(&self, name: &str) -> bool {
        self.broken.iter().any(|(broken, ..)| *broken == name)
    }
}

/// The schema and the name of the table that a node reads.
pub(super) fn key_of(node: &Node) -> Option<(String, String)> {
    Some((node.schema.clone()?, node.relation.clone()?))
}

fn broken(
    statuses: &[IndexStatus],
    live: &[PlanIndexRow],
    schema: &str,
) -> Vec<(&'static str, &'static str, BrokenIndex)> {
    let bundled = statuses.iter().filter_map(|status| {
        let broken = match status.state {
            IndexState::Missing | IndexState::Dropped => BrokenIndex::Missing,
            IndexState::Invalid | IndexState::Building => BrokenIndex::Invalid,
            IndexState::Changed => BrokenIndex::Changed,
            IndexState::Valid | IndexState::Unrecorded | IndexState::NotInstalled => return None,
        };
        Some((status.name, status.table, broken))
    });
    let keys = bundled::keys().filter_map(|key| {
        let found = live.iter().find(|index| index.schema == schema && index.name == key.name);
        let broken = match found {
            None => BrokenIndex::Missing,
            Some(index) if !index.is_valid => BrokenIndex::Invalid,
            Some(index) if !key.is(&index.key_columns, index.predicate.as_deref()) => BrokenIndex::Changed,
            Some(_) => return None,
        };
        Some((key.name, key.table, broken))
    });
    bundled.chain(keys).collect()
}
