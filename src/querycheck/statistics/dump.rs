//! Reads statistics as `pg_dump --statistics-only` of PostgreSQL 18 writes them.

use std::collections::BTreeMap;

use super::document::{
    Database, Hidden, LocaleProvider, Relation, RelationKind, StatisticsFile, VERSION, Values,
};
use crate::text::statement::{statements, words};

const OF_RELATION: &str = "pg_restore_relation_stats";
/// What every statement of the file calls.
const RESTORE: &str = "pg_restore_";
/// The first version with these functions.
pub const FIRST_MAJOR: i32 = 18;

/// Reads a file of statistics: this program's own, or that of `pg_dump`.
///
/// # Errors
/// The fault, on one line.
pub fn read(text: &str) -> Result<StatisticsFile, String> {
    let is_dump = !text.trim_start().starts_with('{') && text.contains(RESTORE);
    if is_dump { of_dump(text) } else { StatisticsFile::read(text) }
}

fn of_dump(text: &str) -> Result<StatisticsFile, String> {
    // psql's own commands are no statements.
    let text: String =
        text.lines().filter(|line| !line.starts_with('\\')).flat_map(|line| [line, "\n"]).collect();
    let mut relations = Vec::new();
    let mut others = Vec::new();
    let mut version = 0;
    for statement in statements(&text).into_iter().filter(|statement| statement.contains(RESTORE)) {
        if !words(statement).contains(&OF_RELATION) {
            others.push(statement.to_owned());
            continue;
        }
        let arguments = arguments(statement);
        let relation =
            relation(&arguments).ok_or_else(|| format!("it has a statement of another form: {statement}"))?;
        version = arguments.get("version").and_then(|version| version.parse().ok()).unwrap_or(version);
        relations.push(relation);
    }
    if relations.is_empty() {
        return Err("it has the size of no table".to_owned());
    }
    Ok(StatisticsFile {
        version: VERSION,
        saved_at: String::new(),
        database: database(version),
        values: Values::All,
        settings: BTreeMap::new(),
        search_path: "\"$user\", public".to_owned(),
        relations,
        extended: Vec::new(),
        parameters: Vec::new(),
        hidden: Hidden::default(),
        statements: others,
    })
}

/// `180003` is 18.3.
fn database(version: i32) -> Database {
    let major = if version > 0 { version / 10_000 } else { FIRST_MAJOR };
    Database {
        name: String::new(),
        server_version: format!("{major}.{}", version % 10_000),
        major,
        encoding: "UTF8".to_owned(),
        locale_provider: LocaleProvider::Libc,
        collate: "C".to_owned(),
        ctype: "C".to_owned(),
        locale: None,
    }
}

fn relation(arguments: &BTreeMap<String, String>) -> Option<Relation> {
    let planned_pages: i32 = arguments.get("relpages")?.parse().ok()?;
    Some(Relation {
        schema: arguments.get("schemaname")?.clone(),
        name: arguments.get("relname")?.clone(),
        // Which it is, is the schema's business.
        kind: RelationKind::Table,
        table: None,
        pages: i64::from(planned_pages),
        planned_pages,
        rows: arguments.get("reltuples")?.parse().ok()?,
        visible_pages: arguments.get("relallvisible")?.parse().ok()?,
        height: None,
        gin: None,
        columns: Vec::new(),
        ends: Vec::new(),
    })
}

/// The arguments of a call, of which each odd one names the next: `'relpages', '12'::integer`.
fn arguments(call: &str) -> BTreeMap<String, String> {
    let mut texts: Vec<String> = Vec::new();
    let mut was_text = false;
    for word in words(call) {
        let text = word.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
        match (text, texts.last_mut()) {
            // A quote within a text is written twice, and reads as two texts side by side.
            (Some(text), Some(last)) if was_text => *last += &format!("'{text}"),
            (Some(text), _) => texts.push(text.to_owned()),
            _ => {}
        }
        was_text = text.is_some();
    }
    texts.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_and_all_else_is_kept_as_it_is() {
        let text = "\\restrict x\n-- Statistics for Name: it's\nSELECT * FROM pg_catalog.pg_restore_relation_stats(
\t'version', '180003'::integer,\n\t'schemaname', 'public',\n\t'relname', 'it''s',\n\t'relpages', '12'::integer,
\t'reltuples', '340'::real,\n\t'relallvisible', '5'::integer,\n\t'relallfrozen', '0'::integer\n);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(\n\t'relname', 'it''s',\n\t'attname', 'a'\n);\n\\unrestrict x\n";
        let file = read(text).expect("statistics");
        assert_eq!((file.database.major, file.database.server_version.as_str()), (18, "18.3"));
        let [relation] = &file.relations[..] else { panic!("{:?}", file.relations) };
        assert_eq!((relation.name.as_str(), relation.pages, relation.rows), ("it's", 12, 340.0));
        let [statement] = &file.statements[..] else { panic!("{:?}", file.statements) };
        assert!(statement.starts_with("SELECT") && statement.ends_with("'a'\n)"), "{statement}");
        assert!(read("create table t ()").is_err());
    }
}
