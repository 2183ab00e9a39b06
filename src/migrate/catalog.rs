//! The schema objects of each version, and how a live database differs from them.
//!
//! `migrations/catalog` has a file for each version: the tables, columns, constraints, unique indexes,
//! triggers and functions of a database at that version. A test writes the files and compares them on every
//! major version of PostgreSQL, so a check of a live database needs no second database.

use anyhow::Context as _;
use serde::{Deserialize, Serialize};

use super::indexes::bundled;
use crate::db::Session;
use crate::db::queries::adoption::cut_over;
use crate::db::queries::migrations::{ObjectRow, catalog_objects};
use crate::error::Result;

/// The catalog after each version, from the first on.
const CATALOGS: [&str; 9] = [
    include_str!("../../migrations/catalog/V0001.txt"),
    include_str!("../../migrations/catalog/V0002.txt"),
    include_str!("../../migrations/catalog/V0003.txt"),
    include_str!("../../migrations/catalog/V0004.txt"),
    include_str!("../../migrations/catalog/V0005.txt"),
    include_str!("../../migrations/catalog/V0006.txt"),
    include_str!("../../migrations/catalog/V0007.txt"),
    include_str!("../../migrations/catalog/V0008.txt"),
    include_str!("../../migrations/catalog/V0009.txt"),
];

/// A thing that is not as the versions make it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// `table`, `column`, `constraint`, `trigger`, `index`, `function` or `view`.
    pub kind: String,
    pub name: String,
    /// As the versions make it; null of something that they do not make.
    pub expected: Option<String>,
    /// The database's definition; null if the object is missing.
    pub found: Option<String>,
}

impl Difference {
    /// Whether the database has the same thing in the same form.
    fn is_same(&self, other: &Difference) -> bool {
        self.kind == other.kind && self.name == other.name && self.found == other.found
    }
}

/// The lines of a version's file, from a database that is at that version.
pub async fn describe(session: &Session, schema: &str) -> Result<String> {
    let objects = catalog_objects(session, schema).await.context("reading the catalog")?;
    let line = |object: &ObjectRow| format!("{} {}: {}\n", object.kind, object.name, object.definition);
    let mut lines: Vec<String> =
        objects.iter().filter(|object| is_made_by_a_version(object)).map(line).collect();
    // The server sorts by its locale.
    lines.sort();
    Ok(lines.concat())
}

/// Compares a database at `version` with the objects of that version. Ignores indexes that users added; those
/// of `migrations/indexes` have their own ledger. Of an adopted database, also ignores what the engine's tables had
/// otherwise when they were cut over, as long as it stays so.
pub async fn differences(session: &Session, schema: &str, version: i32) -> Result<Vec<Difference>> {
    let Some(expected) = usize::try_from(version - 1).ok().and_then(|position| CATALOGS.get(position)) else {
        return Ok(Vec::new());
    };
    let found = catalog_objects(session, schema).await.context("reading the catalog")?;
    let mut differences = compare(expected, &found);
    if !differences.is_empty() {
        let cut_over = cut_over(session).await.context("reading the ledger of the adoption")?;
        let accepted = cut_over.and_then(|cut_over| cut_over.accepted);
        let accepted: Vec<Difference> = accepted.map(serde_json::from_value).transpose()?.unwrap_or_default();
        differences.retain(|difference| !accepted.iter().any(|known| known.is_same(difference)));
    }
    Ok(differences)
}

fn compare(expected: &str, found: &[ObjectRow]) -> Vec<Difference> {
    let expected: Vec<(&str, &str, &str)> = expected.lines().filter_map(parse).collect();
    let mut differences = Vec::new();
    for (kind, name, definition) in &expected {
        let live = found.iter().find(|object| object.kind == *kind && object.name == *name);
        if live.is_none_or(|live| live.definition != *definition) {
            differences.push(Difference {
                kind: (*kind).to_owned(),
                name: (*name).to_owned(),
                expected: Some((*definition).to_owned()),
                found: live.map(|live| live.definition.clone()),
            });
        }
    }
    let is_expected =
        |kind: &str, wanted: &str| expected.iter().any(|(k, name, _)| *k == kind && *name == wanted);
    let added = found.iter().filter(|object| {
        let is_on_ours = object.table.as_deref().is_some_and(|table| is_expected("table", table));
        is_on_ours && object.kind != "index" && !is_expected(&object.kind, &object.name)
    });
    differences.extend(added.map(|object| Difference {
        kind: object.kind.clone(),
        name: object.name.clone(),
        expected: None,
        found: Some(object.definition.clone()),
    }));
    // The parts of a missing table are missing with it: the table alone is reported.
    let gone: Vec<String> = differences
        .iter()
        .filter(|difference| difference.kind == "table" && difference.found.is_none())
        .map(|difference| difference.name.clone())
        .collect();
    differences.retain(|difference| {
        let table = difference.name.split_once('.').map(|(table, _)| table);
        difference.kind == "table" || !table.is_some_and(|table| gone.iter().any(|name| name == table))
    });
    differences
}

/// `column tasker_tasks.task_id: bigint not null` into its three parts.
fn parse(line: &str) -> Option<(&str, &str, &str)> {
    let (what, definition) = line.split_once(": ")?;
    let (kind, name) = what.split_once(' ')?;
    Some((kind, name, definition))
}

fn is_made_by_a_version(object: &ObjectRow) -> bool {
    object.kind != "index" || bundled::find(&object.name).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::migrate::program::newest_version;

    fn object(kind: &str, table: &str, name: &str, definition: &str) -> ObjectRow {
        ObjectRow {
            kind: kind.to_owned(),
            table: Some(table.to_owned()),
            name: name.to_owned(),
            definition: definition.to_owned(),
        }
    }

    #[test]
    fn every_version_has_its_catalog() {
        assert_eq!(CATALOGS.len() as i32, newest_version());
        for line in CATALOGS.iter().flat_map(|catalog| catalog.lines()) {
            assert!(parse(line).is_some(), "{line}");
        }
    }

    #[test]
    fn what_is_gone_other_or_added_is_told() {
        let expected =
            "table a: logged\ntable b: logged\ncolumn a.x: bigint\ncolumn a.y: text\ncolumn b.z: text\n";
        let found = [
            object("table", "a", "a", "logged"),
            object("column", "a", "a.x", "integer"),
            object("column", "a", "a.new", "text"),
            object("index", "a", "somebodys", "a USING btree (x)"),
            object("column", "theirs", "theirs.x", "text"),
        ];
        let shown: Vec<_> = compare(expected, &found)
            .into_iter()
            .map(|difference| (difference.name, difference.expected.is_some(), difference.found.is_some()))
            .collect();
        let expected =
            [("b", true, false), ("a.x", true, true), ("a.y", true, false), ("a.new", false, true)];
        assert_eq!(shown, expected.map(|(name, expected, found)| (name.to_owned(), expected, found)));
    }
}
