//! A migration in a database without rows, before it gets the statistics of the other database: they follow the tables,
//! indexes and columns that it renames, and are left out of those that it drops.

use std::borrow::Cow;
use std::collections::BTreeMap;

use anyhow::Context as _;
use futures_util::future::LocalBoxFuture;

use super::losses::Losses;
use super::schema::{self, SchemaFile};
use crate::db::queries::statistics::{RelationNameRow, relation_names};
use crate::error::Result;
use crate::querycheck::scratch::ScratchDatabase;
use crate::querycheck::statistics::document::{Column, Ends, Relation, StatisticsFile};

/// Types whose values are the same when a column gets another one of them.
const ALIKE: [&[&str]; 2] = [
    &["smallint", "integer", "bigint", "numeric", "real", "double precision"],
    &["text", "character varying"],
];

/// What to do with the schema before the statistics are restored.
#[derive(Clone, Copy, Default)]
pub struct Change<'a> {
    /// First.
    pub program: Option<&'a dyn Program>,
    /// The statements of these files, in their order.
    pub scripts: &'a [SchemaFile<'a>],
}

/// A program that changes a schema.
pub trait Program {
    fn run<'a>(&'a self, database: &'a ScratchDatabase) -> LocalBoxFuture<'a, Result<()>>;
}

/// Makes the change; returns the statistics under the names that their tables, indexes and columns have then.
pub(super) async fn make<'f>(
    database: &ScratchDatabase,
    file: &'f StatisticsFile,
    change: Change<'_>,
    losses: &mut Losses,
) -> Result<Cow<'f, StatisticsFile>> {
    let Change { program, scripts } = change;
    if program.is_none() && scripts.is_empty() {
        return Ok(Cow::Borrowed(file));
    }
    let session = &database.session;
    let before = relation_names(session).await.context("reading the names of the tables")?;
    if let Some(program) = program {
        program.run(database).await?;
    }
    for script in scripts {
        schema::migrate(session, script, &file.search_path, losses).await?;
    }
    let after = relation_names(session).await.context("reading the names of the tables")?;
    Ok(Cow::Owned(renamed(file, &before, &after)))
}

fn renamed(file: &StatisticsFile, before: &[RelationNameRow], after: &[RelationNameRow]) -> StatisticsFile {
    let known: BTreeMap<(&str, &str), &RelationNameRow> =
        before.iter().map(|row| ((row.schema.as_str(), row.name.as_str()), row)).collect();
    let now: BTreeMap<u32, &RelationNameRow> = after.iter().map(|row| (row.id, row)).collect();
    let relations = file.relations.iter().filter_map(|relation| {
        let Some(then) = known.get(&(relation.schema.as_str(), relation.name.as_str())) else {
            return Some(relation.clone());
        };
        let now_named = now.get(&then.id).copied().or_else(|| rebuilt(then, after))?;
        let table = relation.table.as_ref().map(|table| {
            let id = known.get(&(relation.schema.as_str(), table.as_str())).map(|row| row.id);
            id.and_then(|id| now.get(&id)).map_or_else(|| table.clone(), |row| row.name.clone())
        });
        let columns = relation.columns.iter().filter_map(|column| of_column(column, then, now_named));
        let ends = relation.ends.iter().filter_map(|ends| {
            let (column, ..) = found(&ends.column, then, now_named)?;
            Some(Ends { column, ..ends.clone() })
        });
        Some(Relation {
            schema: now_named.schema.clone(),
            name: now_named.name.clone(),
            table,
            columns: columns.collect(),
            ends: ends.collect(),
            ..relation.clone()
        })
    });
    StatisticsFile { relations: relations.collect(), ..file.clone() }
}

/// The index that has taken the name of another one on the same table, and is made alike: a column with another type has
/// new indexes.
fn rebuilt<'a>(then: &RelationNameRow, after: &'a [RelationNameRow]) -> Option<&'a RelationNameRow> {
    fn made(row: &RelationNameRow) -> impl PartialEq + '_ {
        (&row.schema, &row.name, row.table_id, &row.method, &row.predicate, &row.columns)
    }
    then.table_id?;
    after.iter().find(|row| made(row) == made(then))
}

/// The name of a column now, with its type before and now; `None` if it was dropped.
fn found<'a>(
    column: &str,
    then: &'a RelationNameRow,
    now: &'a RelationNameRow,
) -> Option<(String, &'a str, &'a str)> {
    let old = then.columns.iter().position(|name| name == column)?;
    let new = now.numbers.iter().position(|number| *number == then.numbers[old])?;
    Some((now.columns[new].clone(), &then.types[old], &now.types[new]))
}

/// The statistics of a column under its name now. Values of another type that mean the same are kept; else PostgreSQL
/// would know as much after the migration: how many there are.
fn of_column(column: &Column, then: &RelationNameRow, now: &RelationNameRow) -> Option<Column> {
    let (name, old, new) = found(&column.name, then, now)?;
    let mut column = Column { name, ..column.clone() };
    if old == new {
        return Some(column);
    }
    if !ALIKE.iter().any(|alike| alike.contains(&old) && alike.contains(&new)) {
        column.slots.clear();
        return Some(column);
    }
    for slot in &mut column.slots {
        if slot.of_type.as_deref() == Some(old) {
            slot.of_type = Some(new.to_owned());
        }
        // `<(integer,integer)`.
        slot.operator = slot.operator.take().map(|operator| match operator.split_once('(') {
            Some((symbol, types)) if types.strip_suffix(')') == Some(&format!("{old},{old}")) => {
                format!("{symbol}({new},{new})")
            }
            _ => operator,
        });
    }
    Some(column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::querycheck::statistics::document::{Slot, SlotKind};

    fn row(id: u32, name: &str, columns: &[(i16, &str, &str)]) -> RelationNameRow {
        RelationNameRow {
            id,
            schema: "public".to_owned(),
            name: name.to_owned(),
            table_id: None,
            method: None,
            predicate: None,
            numbers: columns.iter().map(|column| column.0).collect(),
            columns: columns.iter().map(|column| column.1.to_owned()).collect(),
            types: columns.iter().map(|column| column.2.to_owned()).collect(),
        }
    }

    fn column(name: &str, of_type: &str) -> Column {
        let slot = Slot {
            kind: SlotKind::Histogram,
            operator: Some(format!("<({of_type},{of_type})")),
            collation: None,
            numbers: None,
            values: Some("{1,2}".to_owned()),
            of_type: Some(of_type.to_owned()),
        };
        Column {
            name: name.to_owned(),
            inherited: false,
            null_fraction: 0.0,
            width: 4,
            distinct: -1.0,
            slots: vec![slot],
        }
    }

    #[test]
    fn a_column_keeps_its_statistics_under_another_name_and_type() {
        let then = row(1, "t", &[(1, "a", "integer"), (2, "b", "integer"), (3, "c", "integer")]);
        let now = row(1, "t", &[(1, "a", "integer"), (2, "d", "bigint"), (3, "c", "date")]);
        let of = |name: &str| of_column(&column(name, "integer"), &then, &now);
        assert_eq!(of("a"), Some(column("a", "integer")));
        assert_eq!(of("b"), Some(column("d", "bigint")));
        assert_eq!(of("c").map(|column| (column.name, column.slots)), Some(("c".to_owned(), Vec::new())));
        assert_eq!(of("x"), None);
    }

    #[test]
    fn an_index_that_was_rebuilt_keeps_its_size_and_another_of_its_name_does_not() {
        let index = |id, column: &str, table: u32| RelationNameRow {
            table_id: Some(table),
            ..row(id, "i", &[(1, column, "integer")])
        };
        let then = index(2, "a", 1);
        let found = |now: RelationNameRow| rebuilt(&then, &[now]).is_some();
        assert_eq!(
            [found(index(3, "a", 1)), found(index(3, "b", 1)), found(index(3, "a", 9))],
            [true, false, false]
        );
        let partial = RelationNameRow { predicate: Some("(a > 0)".to_owned()), ..index(3, "a", 1) };
        assert!(!found(partial));
        assert!(
            rebuilt(&row(1, "t", &[]), &[row(2, "t", &[])]).is_none(),
            "a table that was made again is empty"
        );
    }
}
