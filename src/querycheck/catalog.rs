//! The planner's knowledge of the tables that plans read, and their indexes.

use std::collections::BTreeSet;

use anyhow::Context as _;

use super::application::{Application, Defect};
use super::causes::{CauseCode, Diagnosis};
use super::explain::{Plan, TableName};
use super::rules::{FEW_PAGES, SoundIndex, Tables};
use crate::db::Session;
use crate::db::queries::server::plan_indexes::{PlanIndexRow, plan_indexes};
use crate::db::queries::server::plan_tables::{TableRow, plan_tables};
use crate::error::Result;

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

pub(super) struct Catalog {
    tables: Vec<TableRow>,
    indexes: Vec<PlanIndexRow>,
    /// Indexes and views of the application that are not as it installs them.
    defects: Vec<Defect>,
}

impl Catalog {
    pub async fn take(
        session: &Session,
        application: &impl Application,
        plans: impl Iterator<Item = &Plan>,
    ) -> Result<Catalog> {
        let mut named: BTreeSet<TableName> = plans.flat_map(|plan| plan.root.tables()).collect();
        let own = application.tables();
        let is_own = own.iter().any(|table| named.contains(table));
        if is_own {
            named.extend(own);
        }
        let (schemas, names): (Vec<String>, Vec<String>) =
            named.into_iter().map(|table| (table.schema, table.name)).unzip();
        let tables =
            plan_tables(session, &schemas, &names).await.context("reading the tables' statistics")?;
        let indexes = plan_indexes(session, &schemas, &names).await.context("reading the tables' indexes")?;
        let defects = if is_own { application.defects(session).await? } else { Vec::new() };
        Ok(Catalog { tables, indexes, defects })
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
            (TableName::new(&table.schema, &table.name), rows)
        });
        let partial = self.indexes.iter().filter(|index| index.predicate.is_some());
        let partial = partial.map(|index| (index.schema.clone(), index.name.clone()));
        let is_sound = |index: &&PlanIndexRow| index.is_valid && self.defect_of_index(&index.name).is_none();
        let sound = self.indexes.iter().filter(is_sound).map(|index| {
            let table = TableName::new(&index.schema, &index.table);
            let is_small = self.table(&table).is_some_and(|table| table.pages <= SMALL_PAGES);
            (index.name.clone(), SoundIndex { table, is_small })
        });
        Tables { rows: rows.collect(), partial_indexes: partial.collect(), sound_indexes: sound.collect() }
    }

    /// The tables of a size that matters about which the planner knows nothing, or no longer.
    pub fn ignorance(&self, table: &TableName) -> Option<Ignorance> {
        let table = self.table(table)?;
        if table.pages <= SMALL_PAGES {
            None
        } else if table.rows.is_none() || !table.has_statistics {
            Some(Ignorance::Missing)
        } else {
            (table.pages > table.planned_pages.max(1) * OUTGROWN).then_some(Ignorance::Stale)
        }
    }

    pub fn table(&self, table: &TableName) -> Option<&TableRow> {
        self.tables.iter().find(|row| (&row.schema, &row.name) == (&table.schema, &table.name))
    }

    pub fn indexes_of(&self, table: &TableName) -> impl Iterator<Item = &PlanIndexRow> {
        self.indexes.iter().filter(|index| (&index.schema, &index.table) == (&table.schema, &table.name))
    }

    /// Returns the index of this name, if it exists.
    pub fn index(&self, name: &str) -> Option<&PlanIndexRow> {
        self.indexes.iter().find(|index| index.name == name)
    }

    /// Returns the table of the index of this name, or the one that the application builds it on.
    pub fn table_of_index(&self, name: &str) -> Option<&str> {
        let of_application = || self.defect_of_index(name).map(|defect| defect.table.name.as_str());
        self.index(name).map(|index| index.table.as_str()).or_else(of_application)
    }

    /// The indexes of the application that are not as it installs them.
    pub fn index_defects(&self) -> impl Iterator<Item = &Defect> {
        self.defects.iter().filter(|defect| defect.diagnosis.cause != CauseCode::ViewVersion)
    }

    pub fn defect_of_index(&self, name: &str) -> Option<&Defect> {
        self.index_defects().find(|defect| defect.diagnosis.object == name)
    }

    /// Returns a view that the statement names and that is not as the application installs it.
    pub fn defect_of_view(&self, sql: &str) -> Option<&Diagnosis> {
        let views = self.defects.iter().map(|defect| &defect.diagnosis);
        views
            .filter(|diagnosis| diagnosis.cause == CauseCode::ViewVersion)
            .find(|diagnosis| sql.contains(&diagnosis.object))
    }
}
