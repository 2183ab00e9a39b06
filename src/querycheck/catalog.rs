//! The planner's knowledge of the tables that plans read, and their indexes.

use std::collections::BTreeSet;

use anyhow::Context as _;

use super::application::{Application, Defect};
use super::causes::{CauseCode, Diagnosis};
use super::explain::predicate::searches_for;
use super::explain::{Plan, TableName};
use super::file::QueryCheck;
use super::rules::{FEW_PAGES, SoundIndex, Tables};
use crate::db::Session;
use crate::db::queries::server::{
    NamedIndexRow, PlanIndexRow, TableRow, named_indexes, plan_indexes, plan_tables,
};
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
    /// The indexes that checks name.
    named: Vec<NamedIndexRow>,
    /// Indexes and views of the application that are not as it installs them.
    defects: Vec<Defect>,
}

impl Catalog {
    pub async fn take(
        session: &Session,
        application: &impl Application,
        checks: &[QueryCheck],
        plans: impl Iterator<Item = &Plan>,
    ) -> Result<Catalog> {
        let mut read: BTreeSet<TableName> = plans.flat_map(|plan| plan.root.tables()).collect();
        let own = application.tables();
        let is_own = own.iter().any(|table| read.contains(table));
        if is_own {
            read.extend(own);
        }
        let (schemas, names): (Vec<String>, Vec<String>) =
            read.into_iter().map(|table| (table.schema, table.name)).unzip();
        let tables =
            plan_tables(session, &schemas, &names).await.context("reading the tables' statistics")?;
        let indexes = plan_indexes(session, &schemas, &names).await.context("reading the tables' indexes")?;
        let names: BTreeSet<&str> = checks.iter().flat_map(QueryCheck::indexes).collect();
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        let named =
            named_indexes(session, &names).await.context("reading the indexes that the checks name")?;
        let defects = if is_own { application.defects(session).await? } else { Vec::new() };
        Ok(Catalog { tables, indexes, named, defects })
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
        let is_small = |table: &TableName| self.table(table).is_some_and(|row| row.pages <= SMALL_PAGES);
        let is_sound = |name: &str, is_valid: bool| is_valid && self.defect_of_index(name).is_none();
        let read = self.indexes.iter().filter(|index| is_sound(&index.name, index.is_valid)).map(|index| {
            let table = TableName::new(&index.schema, &index.table);
            let is_small = is_small(&table);
            (index.name.clone(), SoundIndex { tables: vec![table], is_small })
        });
        let named = self.named.iter().filter(|index| is_sound(&index.asked, index.is_valid)).map(|index| {
            let tables: Vec<TableName> =
                index.tables.iter().map(|(schema, name)| TableName::new(schema, name)).collect();
            let is_small = tables.iter().all(is_small);
            (index.asked.clone(), SoundIndex { tables, is_small })
        });
        let members = self.named.iter().map(|index| (index.asked.clone(), index.members.clone()));
        Tables {
            rows: rows.collect(),
            partial_indexes: partial.collect(),
            sound_indexes: read.chain(named).collect(),
            index_members: members.collect(),
        }
    }

    /// The tables of a size that matters about which the planner knows nothing, or no longer.
    pub fn ignorance(&self, table: &TableName) -> Option<Ignorance> {
        let table = self.table(table)?;
        if table.pages <= SMALL_PAGES {
            None
        } else if table.rows.is_none() || (table.may_see && !table.has_statistics) {
            Some(Ignorance::Missing)
        } else {
            (table.pages > table.planned_pages.max(1) * OUTGROWN).then_some(Ignorance::Stale)
        }
    }

    /// Returns whether the table has statistics that this user may not see: their state is unknown.
    pub fn is_hidden(&self, table: &TableName) -> bool {
        self.table(table).is_some_and(|row| !row.may_see && !row.has_statistics)
    }

    /// Returns the table at the root of a partition; any other table itself.
    pub fn root_of(&self, table: &TableName) -> TableName {
        let root = self.table(table).and_then(|row| row.root.as_ref());
        root.map_or_else(|| table.clone(), |(schema, name)| TableName::new(schema, name))
    }

    pub fn table(&self, table: &TableName) -> Option<&TableRow> {
        self.tables.iter().find(|row| (&row.schema, &row.name) == (&table.schema, &table.name))
    }

    /// Returns whether an index of its table could serve a node, whatever the planner chose: the conditions of
    /// the node and of the joins above it search for a column that a valid index starts with.
    ///
    /// With scans of tables forbidden, the planner reads a whole index where a join to few rows costs as much.
    pub fn could_serve(&self, plan: &Plan, path: &[usize]) -> bool {
        let node = plan.root.at(path);
        let Some(table) = node.table() else { return false };
        let alias = node.alias.as_ref().unwrap_or(&table.name);
        let above = (0..path.len()).map(|length| plan.root.at(&path[..length]));
        let conditions: Vec<&str> = above
            .filter_map(|node| node.join_condition.as_deref())
            .chain(node.filter.as_deref())
            .chain(node.join_condition.as_deref())
            .collect();
        let leading = self
            .indexes_of(&table)
            .filter(|index| index.is_valid)
            .filter_map(|index| index.key_columns.first());
        let mut leading = leading.map(|column| column.trim_matches('"'));
        leading.any(|column| conditions.iter().any(|text| searches_for(text, alias, column)))
    }

    pub fn indexes_of(&self, table: &TableName) -> impl Iterator<Item = &PlanIndexRow> {
        self.indexes.iter().filter(|index| (&index.schema, &index.table) == (&table.schema, &table.name))
    }

    /// Returns whether the index that a check names is valid; `None` if there is no such index.
    pub fn is_valid(&self, name: &str) -> Option<bool> {
        let mut named = self.named.iter().filter(|index| index.asked == name).peekable();
        named.peek()?;
        Some(named.any(|index| index.is_valid))
    }

    /// Returns the table of the index of this name, or the one that the application builds it on.
    pub fn table_of_index(&self, name: &str) -> Option<&str> {
        let named =
            self.named.iter().find(|index| index.asked == name).and_then(|index| index.tables.first());
        let of_application = || self.defect_of_index(name).map(|defect| defect.table.name.as_str());
        named.map(|(_, table)| table.as_str()).or_else(of_application)
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
