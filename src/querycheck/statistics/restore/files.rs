//! The sizes of tables and indexes: what the catalog says of them, and how their files are to be made.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::db::Session;
use crate::db::queries::scratch::resize_relation;
use crate::db::queries::statistics::{ScratchFileRow, scratch_files};
use crate::error::Result;
use crate::querycheck::explain::TableName;
use crate::querycheck::scratch::{FEW, pages_of_index};
use crate::querycheck::statistics::document::{GinPages, Relation, RelationKind, StatisticsFile};
use crate::querycheck::statistics::height::estimate;
use crate::querycheck::statistics::restore::losses::Losses;

/// A file to be made as large as that of the other database.
pub struct RelationFile {
    /// Below the data folder.
    pub path: PathBuf,
    pub pages: u64,
    pub shape: Shape,
}

/// What of a file's pages the planner reads.
pub enum Shape {
    Plain,
    /// A B-tree of so many levels above its leaves.
    BTree {
        height: u32,
    },
    Gin(GinPages),
    /// The last page of the map of a BRIN index.
    Brin {
        last_map_page: u32,
    },
}

/// Entries of one page of a BRIN index's map.
const RANGES_OF_MAP_PAGE: u64 = 1360;

/// Tells the planner the size of every table and index; returns the files to be made.
///
/// # Errors
/// Those of the server.
pub async fn resize(
    session: &Session,
    file: &StatisticsFile,
    losses: &mut Losses,
) -> Result<Vec<RelationFile>> {
    let known: BTreeMap<(&str, &str), &Relation> = file
        .relations
        .iter()
        .map(|relation| ((relation.schema.as_str(), relation.name.as_str()), relation))
        .collect();
    let rows = scratch_files(session).await?;
    let mut files = Vec::new();
    for row in &rows {
        let quoted = TableName::new(&row.schema, &row.name).quoted();
        let table = known.get(&(row.schema.as_str(), row.table.as_str())).copied();
        let relation = match (known.get(&(row.schema.as_str(), row.name.as_str())), table) {
            (Some(relation), _) => (*relation).clone(),
            (None, Some(table)) if row.is_index => {
                losses.new_indexes.push(quoted);
                new_index(row, table)
            }
            (None, _) => {
                if !row.is_index {
                    losses.new_tables.push(quoted);
                }
                continue;
            }
        };
        let (planned, rows) = (relation.planned_pages, relation.rows);
        resize_relation(session, &row.schema, &row.name, planned, rows, relation.visible_pages).await?;
        if let Some(path) = row.file.as_ref().filter(|_| row.has_file) {
            let pages = relation.pages.max(0) as u64;
            files.push(RelationFile { path: path.into(), pages, shape: shape(row, &relation, table) });
        }
    }
    let is_there = |relation: &&Relation| {
        rows.iter().any(|row| (&row.schema, &row.name) == (&relation.schema, &relation.name))
    };
    let missing = file.relations.iter().filter(|relation| !is_there(relation));
    losses.missing_relations =
        missing.map(|gone| TableName::new(&gone.schema, &gone.name).quoted()).collect();
    Ok(files)
}

fn shape(row: &ScratchFileRow, relation: &Relation, table: Option<&Relation>) -> Shape {
    match row.method.as_deref() {
        Some("btree") => {
            let height = relation.height.unwrap_or_else(|| estimate(relation.pages, row.key_bytes));
            Shape::BTree { height }
        }
        Some("gin") => Shape::Gin(relation.gin.clone().unwrap_or_default()),
        Some("brin") => {
            let pages = table.map_or(0, |table| table.pages.max(1)) as u64;
            let last_range = pages.saturating_sub(1) / row.pages_per_range.max(1) as u64;
            Shape::Brin { last_map_page: (last_range / RANGES_OF_MAP_PAGE + 1) as u32 }
        }
        _ => Shape::Plain,
    }
}

/// An index that the other database lacks, as large as it would be there.
fn new_index(row: &ScratchFileRow, table: &Relation) -> Relation {
    let scale = table.pages as f32 / table.planned_pages.max(1) as f32;
    let entries = table.rows.max(0.0) * scale * if row.is_partial { FEW as f32 } else { 1.0 };
    let pages = if row.has_file { pages_of_index(f64::from(entries), row.key_bytes) } else { 0 };
    Relation {
        schema: row.schema.clone(),
        name: row.name.clone(),
        kind: RelationKind::Index,
        table: Some(row.table.clone()),
        pages,
        planned_pages: i32::try_from(pages).unwrap_or(i32::MAX),
        rows: entries,
        visible_pages: 0,
        height: None,
        gin: None,
        columns: Vec::new(),
        ends: Vec::new(),
    }
}
