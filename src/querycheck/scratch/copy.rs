//! Copies a database without its rows: the schema, the sizes and the planner's statistics.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::{MetadataExt, fchown};
use std::path::Path;

use anyhow::Context as _;

use super::statistics::{LARGE, synthetic};
use super::{NewDatabase, ScratchDatabase, ScratchServer};
use crate::db::Session;
use crate::db::queries::scratch::column_statistics;
use crate::db::queries::scratch::new_indexes;
use crate::db::queries::scratch::resize_relation;
use crate::db::queries::scratch::restore_statistics;
use crate::db::queries::scratch::schema_statements;
use crate::db::queries::scratch::synthetic_columns;
use crate::db::queries::scratch::{PlannerSizeRow, planner_sizes};
use crate::error::Result;
use crate::querycheck::explain::TableName;

/// Blocks of one file of a relation.
const SEGMENT: u64 = 131_072;
pub(in crate::querycheck) const BLOCK: u64 = 8_192;
/// Of each row of a table, and each entry of an index: their heads.
const ROW_HEAD: f64 = 28.0;
const ENTRY_HEAD: f64 = 16.0;
/// Of a page that is filled as usual.
const USED_OF_PAGE: f64 = 7_000.0;
/// The part of the rows that a partial index has, at least.
pub(in crate::querycheck) const FEW: f64 = 0.01;

/// A copy of a database.
pub struct ScratchCopy {
    database: ScratchDatabase,
    sizes: BTreeMap<TableName, Size>,
    /// Partial indexes of tables that were made large, with the rows of their tables.
    partial: Vec<(TableName, f64)>,
}

/// What the planner is told of a table or an index.
#[derive(Clone, Copy, Debug)]
struct Size {
    pages: i64,
    rows: f64,
    visible_pages: i64,
}

/// How large the copy of each table is.
pub struct Sizes {
    /// Those that stay as they are.
    pub real: BTreeSet<TableName>,
    /// Those that become large.
    pub large: BTreeSet<TableName>,
    /// Those of few rows, however large the database is.
    pub small: BTreeSet<TableName>,
}

impl ScratchCopy {
    /// Copies the database of a session.
    ///
    /// # Errors
    /// Those of either server. An object that cannot be copied is left out.
    pub async fn make(
        source: &Session,
        major: i32,
        server: &dyn ScratchServer,
        sizes: &Sizes,
    ) -> Result<ScratchCopy> {
        let statements = schema_statements(source).await.context("reading the schema")?;
        let wanted = NewDatabase {
            major,
            search_path: path_of_role(source).await?,
            encoding: "UTF8".to_owned(),
            locale: Vec::new(),
        };
        let database = server.database(&wanted).await?;
        let mut copy = ScratchCopy { database, sizes: BTreeMap::new(), partial: Vec::new() };
        create_schema(copy.session(), statements).await?;
        copy.take_real(source, &sizes.real).await?;
        copy.make_large(&sizes.large, LARGE).await?;
        copy.make_large(&sizes.small, 20.0).await?;
        Ok(copy)
    }

    pub fn session(&self) -> &Session {
        &self.database.session
    }

    /// Gives tables their real sizes and statistics.
    async fn take_real(&mut self, source: &Session, tables: &BTreeSet<TableName>) -> Result<()> {
        let (schemas, names) = apart(tables);
        for row in planner_sizes(source, &schemas, &names).await.context("reading the sizes of the tables")? {
            let table = TableName::new(&row.schema, &row.name);
            let size = Size { pages: row.pages, rows: row.rows, visible_pages: row.visible_pages.into() };
            // The planner scales the rows by the pages.
            self.resize(&table, size, i64::from(row.planned_pages)).await?;
        }
        match column_statistics(source, &schemas, &names).await {
            Ok(rows) => {
                for row in rows {
                    if let Err(error) = restore_statistics(self.session(), &row).await {
                        tracing::debug!(%error, table = row.name, column = row.column, "no statistics");
                    }
                }
                Ok(())
            }
            // A role that may not read them: the planner guesses, or is told what is usual.
            Err(error) if !error.is_closed() => {
                tracing::debug!(%error, "no statistics");
                self.describe(tables, LARGE).await
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Gives tables so many rows.
    async fn make_large(&mut self, tables: &BTreeSet<TableName>, rows: f64) -> Result<()> {
        if tables.is_empty() {
            return Ok(());
        }
        let widths = self.describe_widths(tables, rows).await?;
        let (schemas, names) = apart(tables);
        let relations = planner_sizes(self.session(), &schemas, &names).await?;
        for row in relations {
            let table = TableName::new(&row.table_schema, &row.table_name);
            let width = widths.get(&table).copied().unwrap_or_default();
            let size = size_of(&row, rows, width);
            let relation = TableName::new(&row.schema, &row.name);
            if row.is_partial {
                self.partial.push((relation.clone(), rows));
            }
            self.resize(&relation, size, size.pages).await?;
        }
        Ok(())
    }

    /// Gives the partial indexes of large tables as many entries as their tables have rows, in place of few.
    ///
    /// # Errors
    /// Those of the server.
    pub async fn fill_partial_indexes(&mut self) -> Result<()> {
        for (index, rows) in std::mem::take(&mut self.partial) {
            self.resize(&index, of_index(rows), of_index(rows).pages).await?;
        }
        Ok(())
    }

    pub fn has_partial_indexes(&self) -> bool {
        !self.partial.is_empty()
    }

    /// Tells the planner what is usual of the columns of these tables.
    async fn describe(&self, tables: &BTreeSet<TableName>, rows: f64) -> Result<()> {
        self.describe_widths(tables, rows).await.map(drop)
    }

    async fn describe_widths(
        &self,
        tables: &BTreeSet<TableName>,
        rows: f64,
    ) -> Result<BTreeMap<TableName, f64>> {
        let (schemas, names) = apart(tables);
        let columns = synthetic_columns(self.session(), &schemas, &names).await?;
        let mut widths: BTreeMap<TableName, f64> = BTreeMap::new();
        for column in &columns {
            let statistics = synthetic(column, rows);
            *widths.entry(TableName::new(&column.schema, &column.name)).or_default() +=
                f64::from(statistics.width);
            let table = if column.is_partitioned { vec![true] } else { vec![false] };
            for is_inherited in table {
                let row =
                    crate::db::queries::scratch::ColumnStatisticsRow { is_inherited, ..statistics.clone() };
                if let Err(error) = restore_statistics(self.session(), &row).await {
                    tracing::debug!(%error, table = column.name, column = column.column, "no statistics");
                }
            }
        }
        Ok(widths)
    }

    async fn resize(&mut self, relation: &TableName, size: Size, planned_pages: i64) -> Result<()> {
        self.tell(relation, size, planned_pages).await?;
        self.sizes.insert(relation.clone(), size);
        Ok(())
    }

    async fn tell(&self, relation: &TableName, size: Size, planned_pages: i64) -> Result<()> {
        let narrow = |pages: i64| i32::try_from(pages).unwrap_or(i32::MAX);
        let file = resize_relation(
            self.session(),
            &relation.schema,
            &relation.name,
            narrow(planned_pages),
            size.rows as f32,
            narrow(size.visible_pages),
        );
        if let Some(Some(file)) = file.await? {
            extend(&self.database.data_folder.join(file), size.pages.max(0) as u64)?;
        }
        Ok(())
    }

    /// After an index was created in the open transaction: it counted no rows, in its table neither. Returns the
    /// tables.
    ///
    /// # Errors
    /// Those of the server.
    pub async fn settle_new_indexes(&self) -> Result<Vec<TableName>> {
        let mut changed = Vec::new();
        for index in new_indexes(self.session()).await? {
            let table = TableName::new(index.table_schema, index.table_name);
            let Some(size) = self.sizes.get(&table).copied() else { continue };
            self.tell(&table, size, size.pages).await?;
            let entries = size.rows * if index.is_partial { FEW } else { 1.0 };
            let size = of_index(entries);
            self.tell(&TableName::new(index.schema, index.name), size, size.pages).await?;
            changed.push(table);
        }
        Ok(changed)
    }

    /// Tells the planner again how large these tables are.
    ///
    /// # Errors
    /// Those of the server.
    pub async fn restore(&self, tables: &[TableName]) -> Result<()> {
        for table in tables {
            if let Some(size) = self.sizes.get(table).copied() {
                self.tell(table, size, size.pages).await?;
            }
        }
        Ok(())
    }
}

/// Runs statements in their order, and those that failed again as long as some succeed: views of views, functions with
/// types of tables. Returns those that never did.
///
/// # Errors
/// Those of the connection.
pub(in crate::querycheck) async fn create_schema(
    session: &Session,
    mut statements: Vec<String>,
) -> Result<Vec<String>> {
    session.batch("set check_function_bodies = off; set client_min_messages = error").await?;
    loop {
        let mut failed = Vec::new();
        let before = statements.len();
        for statement in statements {
            if let Err(error) = session.batch(&statement).await {
                if error.is_closed() {
                    return Err(error.into());
                }
                tracing::debug!(%error, statement, "not copied");
                failed.push(statement);
            }
        }
        if failed.is_empty() || failed.len() == before {
            return Ok(failed);
        }
        statements = failed;
    }
}

fn apart(tables: &BTreeSet<TableName>) -> (Vec<String>, Vec<String>) {
    tables.iter().map(|table| (table.schema.clone(), table.name.clone())).unzip()
}

/// The search path that the role's own statements have.
pub(in crate::querycheck) async fn path_of_role(source: &Session) -> Result<String> {
    source.begin("begin read only").await?;
    let asked = async {
        source.use_path_of_role().await?;
        let row = source.client().query_typed_one("show search_path", &[]).await?;
        row.try_get::<_, String>(0)
    };
    let path = asked.await;
    source.end("rollback").await?;
    Ok(path?)
}

fn size_of(row: &PlannerSizeRow, rows: f64, width: f64) -> Size {
    if row.is_index {
        return of_index(rows * if row.is_partial { FEW } else { 1.0 });
    }
    let pages = (rows * (ROW_HEAD + width) / USED_OF_PAGE).ceil() as i64;
    Size { pages, rows, visible_pages: pages * 9 / 10 }
}

fn of_index(entries: f64) -> Size {
    Size { pages: pages_of_index(entries, 8.0), rows: entries, visible_pages: 0 }
}

/// The pages of an index of so many entries, with keys of so many bytes.
pub(in crate::querycheck) fn pages_of_index(entries: f64, key_bytes: f64) -> i64 {
    ((entries * (ENTRY_HEAD + key_bytes) / USED_OF_PAGE).ceil() as i64).max(2)
}

/// Makes a relation's file so many pages long. They take no space, and are never read.
///
/// # Errors
/// Those of the file.
pub(in crate::querycheck) fn extend(path: &Path, pages: u64) -> Result<()> {
    for segment in 0..=pages / SEGMENT {
        let name = match segment {
            0 => path.to_owned(),
            number => path.with_extension(number.to_string()),
        };
        let length = (pages - segment * SEGMENT).min(SEGMENT) * BLOCK;
        let file = OpenOptions::new().write(true).create(segment > 0).truncate(false).open(&name);
        let resized = file.and_then(|file| {
            if segment > 0 {
                own_like(&file, path)?;
            }
            if file.metadata()?.len() < length { file.set_len(length) } else { Ok(()) }
        });
        resized.with_context(|| format!("resizing {}", name.display()))?;
    }
    Ok(())
}

/// Gives a file the owner of another: the server runs as another user than root.
fn own_like(file: &File, other: &Path) -> io::Result<()> {
    let owner = fs::metadata(other)?;
    if file.metadata()?.uid() != owner.uid() {
        fchown(file, Some(owner.uid()), Some(owner.gid()))?;
    }
    Ok(())
}
