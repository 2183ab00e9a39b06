//! The planner's knowledge of the tables that plans read, and their indexes.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context as _;

use super::advice::index::Partition;
use super::application::{Application, Defect};
use super::causes::{CauseCode, Diagnosis};
use super::explain::node::Activity;
use super::explain::{Plan, TableName};
use super::file::QueryCheck;
use super::rules::{Allowed, FEW_PAGES, SoundIndex, Tables, UnindexedKey};
use super::token::{names, tokens};
use crate::db::Session;
use crate::db::queries::server::{
    NamedIndexRow, PlanIndexRow, TableRow, largest_table, named_indexes, partitions, plan_indexes,
    plan_tables, reading_functions, referencing_keys,
};
use crate::error::Result;

/// For so few pages the planner's knowledge matters little.
const SMALL_PAGES: i64 = FEW_PAGES as i64;
/// A table this many times larger than the planner thinks is another table.
const OUTGROWN: i64 = 3;
/// A table this many times larger than a small one is in use.
const FILLED: i64 = 4;
/// Rows on a page of a table that was never counted.
const ROWS_PER_PAGE: f64 = 50.0;
/// The major version that can search a B-tree without a condition on its first column.
const SKIP_SCANS: i32 = 18;

/// Why the planner does not know a table's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ignorance {
    /// It was never analyzed, or its statistics were lost.
    Missing,
    /// It has grown many times over since.
    Stale,
}

/// The schemas and the names, side by side.
fn apart(tables: impl IntoIterator<Item = TableName>) -> (Vec<String>, Vec<String>) {
    tables.into_iter().map(|table| (table.schema, table.name)).unzip()
}

/// The rows that each full scan of a run has read, in one loop.
fn scanned_rows(plans: &[&Plan]) -> BTreeMap<TableName, f64> {
    let mut scanned: BTreeMap<TableName, f64> = BTreeMap::new();
    for node in plans.iter().flat_map(|plan| plan.root.all()).filter(|node| node.is_seq_scan()) {
        let (Some(table), Some(rows), Some(loops)) = (node.table(), node.rows, node.loops) else { continue };
        let read = (rows + node.removed_rows) / loops.max(1.0);
        let known = scanned.entry(table).or_default();
        *known = known.max(read);
    }
    scanned
}

pub(super) struct Catalog {
    tables: Vec<TableRow>,
    indexes: Vec<PlanIndexRow>,
    /// The indexes that checks name.
    named: Vec<NamedIndexRow>,
    /// Indexes and views of the application that are not as it installs them.
    defects: Vec<Defect>,
    unindexed_keys: Vec<UnindexedKey>,
    /// Of each partitioned table: itself and all below it.
    partitions: Vec<(TableName, Partition)>,
    /// Functions that name a table that some plan reads without showing it.
    functions: Vec<FunctionRow>,
    is_filled: bool,
    /// The rows that scans from end to end have met: a table may have been emptied since.
    scanned: BTreeMap<TableName, f64>,
}

/// A function and its source.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FunctionRow {
    pub name: String,
    pub source: String,
    pub is_trigger: bool,
    pub trigger_tables: Vec<String>,
}

impl FunctionRow {
    /// Whether its source names the table.
    pub fn reads(&self, table: &str) -> bool {
        tokens(&self.source)
            .iter()
            .any(|token| names(token.text).pop().is_some_and(|name| name.eq_ignore_ascii_case(table)))
    }
}

impl Catalog {
    pub async fn take(
        session: &Session,
        application: &impl Application,
        checks: &[QueryCheck],
        plans: impl Iterator<Item = &Plan>,
    ) -> Result<Catalog> {
        let plans: Vec<&Plan> = plans.collect();
        let hidden: BTreeSet<TableName> = plans
            .iter()
            .flat_map(|plan| plan.hidden_activity())
            .map(|activity: Activity| activity.table)
            .collect();
        let mut read: BTreeSet<TableName> = plans.iter().flat_map(|plan| plan.root.tables()).collect();
        let removed: BTreeSet<TableName> = plans.iter().flat_map(|plan| plan.removed_from()).collect();
        read.extend(hidden.iter().cloned());
        let own = application.tables();
        let is_own = own.iter().any(|table| read.contains(table));
        if is_own {
            read.extend(own);
        }
        let (schemas, names) = apart(read);
        let tables =
            plan_tables(session, &schemas, &names).await.context("reading the tables' statistics")?;
        let indexes = plan_indexes(session, &schemas, &names).await.context("reading the tables' indexes")?;
        let names: BTreeSet<&str> = checks.iter().flat_map(QueryCheck::indexes).collect();
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        let named =
            named_indexes(session, &names).await.context("reading the indexes that the checks name")?;
        let defects = if is_own { application.defects(session).await? } else { Vec::new() };
        let mut catalog = Catalog {
            tables,
            indexes,
            named,
            defects,
            unindexed_keys: Vec::new(),
            partitions: Vec::new(),
            functions: Vec::new(),
            is_filled: largest_table(session).await.context("asking for the largest table")?
                > SMALL_PAGES * FILLED,
            scanned: scanned_rows(&plans),
        };
        catalog.take_keys(session, &removed).await.context("reading the foreign keys")?;
        catalog.take_partitions(session).await.context("reading the partitions")?;
        if !hidden.is_empty() {
            let names: Vec<String> = hidden.into_iter().map(|table| table.name).collect();
            let functions = reading_functions(session, &names).await.context("reading the functions")?;
            catalog.functions = functions
                .into_iter()
                .map(|row| FunctionRow {
                    name: row.name,
                    source: row.source,
                    is_trigger: row.is_trigger,
                    trigger_tables: row.trigger_tables,
                })
                .collect();
        }
        Ok(catalog)
    }

    async fn take_keys(&mut self, session: &Session, removed: &BTreeSet<TableName>) -> Result<()> {
        if removed.is_empty() {
            return Ok(());
        }
        let (schemas, names) = apart(removed.iter().map(|table| self.root_of(table)));
        let keys = referencing_keys(session, &schemas, &names).await?;
        self.unindexed_keys = keys
            .into_iter()
            .map(|key| UnindexedKey {
                referenced: TableName::new(key.referenced_schema, key.referenced_name),
                table: TableName::new(key.schema, key.name),
                constraint: key.constraint,
                columns: key.columns,
                rows: key.rows,
            })
            .collect();
        Ok(())
    }

    async fn take_partitions(&mut self, session: &Session) -> Result<()> {
        let roots: BTreeSet<TableName> = self
            .tables
            .iter()
            .filter_map(|row| row.root.as_ref())
            .map(|(schema, name)| TableName::new(schema, name))
            .collect();
        if roots.is_empty() {
            return Ok(());
        }
        let (schemas, names) = apart(roots);
        self.partitions = partitions(session, &schemas, &names)
            .await?
            .into_iter()
            .map(|row| {
                let parent = row.parent.map(|(schema, name)| TableName::new(schema, name));
                let table = TableName::new(row.schema, row.name);
                (TableName::new(row.root.0, row.root.1), Partition { table, parent, is_leaf: row.is_leaf })
            })
            .collect();
        Ok(())
    }

    /// The foreign keys, to tables that rows are deleted from, that no index serves.
    pub fn unindexed_keys(&self) -> impl Iterator<Item = &UnindexedKey> {
        self.unindexed_keys.iter()
    }

    pub fn functions(&self) -> impl Iterator<Item = &FunctionRow> {
        self.functions.iter()
    }

    /// A partitioned table and all below it; nothing for any other.
    pub fn partitions_of(&self, root: &TableName) -> Vec<Partition> {
        self.partitions.iter().filter(|(of, _)| of == root).map(|(_, part)| part.clone()).collect()
    }

    pub fn has_index(&self, name: &str) -> bool {
        self.indexes.iter().any(|index| index.name == name)
    }

    /// The catalog facts that the rules need.
    pub fn tables(&self, major: i32) -> Tables {
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
        let first_columns = self.indexes.iter().filter_map(|index| {
            let first = index.key_columns.first().filter(|_| index.definition.contains(" USING btree "))?;
            let table = self.table(&TableName::new(&index.schema, &index.table))?;
            let is_column = table.columns.iter().any(|(column, _)| column == first);
            is_column.then(|| ((index.schema.clone(), index.name.clone()), first.clone()))
        });
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
        let mut rows: BTreeMap<TableName, f64> = rows.collect();
        for (table, scanned) in &self.scanned {
            let known = rows.entry(table.clone()).or_default();
            *known = known.max(*scanned);
        }
        Tables {
            rows,
            partial_indexes: partial.collect(),
            first_columns: first_columns.collect(),
            has_skip_scans: major >= SKIP_SCANS,
            sound_indexes: read.chain(named).collect(),
            index_members: members.collect(),
            unindexed_keys: self.unindexed_keys.clone(),
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

    /// Returns whether the table has as many pages as the planner last counted: `analyze` would find what it found.
    pub fn is_as_analyzed(&self, table: &TableName) -> bool {
        self.table(table).is_some_and(|row| row.has_statistics && row.pages == row.planned_pages)
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

    /// The pages of a table; of a partition, those of all partitions that plans read.
    fn pages_of(&self, table: &TableName) -> i64 {
        let root = self.root_of(table);
        let rows = self.tables.iter();
        rows.filter(|row| self.root_of(&TableName::new(&row.schema, &row.name)) == root)
            .map(|row| row.pages)
            .sum()
    }

    /// Whether any table has as much data as an application's in use: then the small ones are small for good.
    pub fn is_filled(&self) -> bool {
        self.is_filled
    }

    /// The tables of a plan that are too small to tell how they are read once they are large.
    pub fn unproven(&self, plan: &Plan, allowed: &Allowed<'_>, has_bound: bool) -> BTreeSet<TableName> {
        let is_filled = self.is_filled();
        let is_unproven = |table: &TableName| {
            let Some(row) = self.table(table) else { return false };
            let rows = row.rows.unwrap_or_default();
            let is_allowed = !has_bound || rows <= allowed.up_to_rows as f64;
            let is_named = [&self.root_of(table).name, &table.name]
                .iter()
                .any(|name| allowed.small_tables.contains(name));
            let stays_small = is_filled && is_allowed;
            self.is_small(table) && !is_named && !stays_small
        };
        let read = plan
            .root
            .all()
            .into_iter()
            .filter(|node| node.kind.ends_with("Scan"))
            .filter_map(|node| node.table());
        read.filter(is_unproven).collect()
    }

    /// The tables of all plans.
    pub fn all_tables(&self) -> impl Iterator<Item = TableName> {
        self.tables.iter().map(|row| TableName::new(&row.schema, &row.name))
    }

    /// Whether a table has no more than a few pages.
    pub fn is_small(&self, table: &TableName) -> bool {
        self.pages_of(table) <= SMALL_PAGES
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
