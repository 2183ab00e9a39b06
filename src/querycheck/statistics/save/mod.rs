//! Saves the planner's knowledge of a database. Nothing is written, and a standby serves as well.

mod ends;
mod extended;
mod heights;
mod inverted;
mod parameters;

use std::collections::BTreeMap;

use anyhow::Context as _;
use jiff::Timestamp;

use super::document::{
    Column, Database, Hidden, LocaleProvider, Relation, RelationKind, StatisticsFile, VERSION,
};
use super::options::{Remarks, SaveOptions};
use super::withhold::{self, Kept};
use crate::db::Session;
use crate::db::queries::scratch::column_statistics;
use crate::db::queries::statistics::{
    SavedDatabaseRow, SavedRelationRow, planner_settings, saved_database, saved_relations,
};
use crate::error::{Failure, Result};
use crate::querycheck::scratch::path_of_role;

/// The only size of a page that files of a scratch server can have.
const BLOCK_BYTES: i32 = 8192;

/// A file, and what to say of it.
#[derive(Debug)]
pub struct Saved {
    pub file: StatisticsFile,
    pub remarks: Remarks,
}

/// Reads the planner's knowledge of the session's database.
///
/// # Errors
/// Those of the connection, and a [`Failure`] for a server of another page size. What the role may not see is counted.
pub async fn save(session: &Session, options: &SaveOptions<'_>) -> Result<Saved> {
    let search_path = path_of_role(session).await?;
    let database = saved_database(session).await.context("reading the database's locale")?;
    if database.block_bytes != BLOCK_BYTES {
        let failure = Failure::new(format!("the server's pages have {} bytes", database.block_bytes));
        return Err(failure.caused_by("statistics can be used only for pages of 8192 bytes").into());
    }
    session.begin("begin isolation level repeatable read, read only").await?;
    let read = read(session, options, &database).await;
    let ended = session.end("rollback").await;
    let (file, remarks) = read?;
    ended?;
    Ok(Saved { file: StatisticsFile { search_path, ..file }, remarks })
}

async fn read(
    session: &Session,
    options: &SaveOptions<'_>,
    database: &SavedDatabaseRow,
) -> Result<(StatisticsFile, Remarks)> {
    let mut remarks = Remarks::default();
    let mut hidden = Hidden::default();
    let kept = Kept::of(options);
    let rows = saved_relations(session).await.context("reading the sizes of the tables")?;
    let mut relations: Vec<Relation> = rows.iter().map(relation).collect();
    heights::read(session, &rows, &mut relations, &mut remarks).await?;
    inverted::read(session, &rows, &mut relations, &mut remarks).await?;
    ends::read(session, &rows, &mut relations, &mut hidden).await?;
    if database.may_read_columns {
        read_columns(session, &mut relations).await?;
    } else {
        let analyzed = rows.iter().filter(|row| !is_index(row) && row.rows >= 0.0);
        hidden.columns = analyzed.map(|row| row.columns.unsigned_abs()).sum();
    }
    let extended =
        extended::read(session, database.may_read_extended, options, &mut hidden, &mut remarks).await?;
    let parameters = parameters::draw(session, options.checks, options.values, &kept, &mut remarks).await?;
    let settings = planner_settings(session).await.context("reading the planner's settings")?;
    let mut file = StatisticsFile {
        version: VERSION,
        saved_at: Timestamp::now().round(jiff::Unit::Second).unwrap_or_default().to_string(),
        database: describe(database),
        values: options.values,
        settings: settings.into_iter().collect::<BTreeMap<_, _>>(),
        search_path: String::new(),
        relations,
        extended,
        parameters,
        hidden,
        statements: Vec::new(),
    };
    withhold::apply(session, &mut file, &kept, &mut remarks).await?;
    Ok((file, remarks))
}

fn describe(row: &SavedDatabaseRow) -> Database {
    let locale_provider = match row.provider.as_str() {
        "i" => LocaleProvider::Icu,
        "b" => LocaleProvider::Builtin,
        _ => LocaleProvider::Libc,
    };
    Database {
        name: row.name.clone(),
        server_version: row.server_version.split(' ').next().unwrap_or_default().to_owned(),
        major: row.major,
        encoding: row.encoding.clone(),
        locale_provider,
        collate: row.collate.clone(),
        ctype: row.ctype.clone(),
        locale: row.locale.clone().or_else(|| row.icu_locale.clone()),
    }
}

fn is_index(row: &SavedRelationRow) -> bool {
    matches!(row.kind.as_str(), "i" | "I")
}

fn relation(row: &SavedRelationRow) -> Relation {
    let kind = match row.kind.as_str() {
        "p" => RelationKind::PartitionedTable,
        "m" => RelationKind::MaterializedView,
        "f" => RelationKind::ForeignTable,
        "i" => RelationKind::Index,
        "I" => RelationKind::PartitionedIndex,
        _ => RelationKind::Table,
    };
    Relation {
        schema: row.schema.clone(),
        name: row.name.clone(),
        kind,
        table: is_index(row).then(|| row.table_name.clone()),
        pages: row.pages,
        planned_pages: row.planned_pages,
        rows: row.rows,
        visible_pages: row.visible_pages,
        height: None,
        gin: None,
        columns: Vec::new(),
        ends: Vec::new(),
    }
}

/// Reads the statistics of every column and every expression of an index.
async fn read_columns(session: &Session, relations: &mut [Relation]) -> Result<()> {
    let tables = relations.iter().filter(|relation| !relation.is_index());
    let (schemas, names): (Vec<String>, Vec<String>) =
        tables.map(|table| (table.schema.clone(), table.name.clone())).unzip();
    let rows = column_statistics(session, &schemas, &names)
        .await
        .context("reading the statistics of the columns")?;
    let positions: BTreeMap<(String, String), usize> = relations
        .iter()
        .enumerate()
        .map(|(position, relation)| ((relation.schema.clone(), relation.name.clone()), position))
        .collect();
    for row in rows {
        if let Some(&position) = positions.get(&(row.schema.clone(), row.name.clone())) {
            relations[position].columns.push(Column::of(row));
        }
    }
    Ok(())
}
