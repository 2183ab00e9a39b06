//! The plan as a script for psql, which keeps the same ledgers.

use anyhow::Context as _;

use crate::db::queries::indexes::{create_index_ledger, forget_index, index_definition, record_index};
use crate::db::queries::migrations::{create_view_ledger, record_view, try_migration_lock};
use crate::db::session::SEARCH_PATH;
use crate::db::{Session, Target, quote_identifier, quote_literal};
use crate::error::{Result, TASKER};
use crate::migrate::indexes::{Action, Index};
use crate::migrate::program::{Phase, checksum_of_version, version_sql};
use crate::migrate::scope::{MigrationPlan, Scope};
use crate::migrate::stages::{Operation, Stage, create_schema, stages};
use crate::migrate::up::LEDGER;
use crate::text::invisible::is_invisible;
use crate::text::statement::with_schema;

/// Writes the script of a run within `scope`.
///
/// # Errors
/// As [`MigrationPlan::find`].
pub async fn write(session: &Session, target: &Target, schema: &str, scope: &Scope) -> Result<String> {
    let plan = MigrationPlan::find(session, target, schema, scope).await?;
    let stages = stages(&plan);
    let mut script = head(target.database(), schema);
    if stages.is_empty() {
        script.push_str("\\echo there is nothing to do\n");
        return Ok(script);
    }
    // The ledgers are in the schema, whenever it is created.
    if plan.lacks_schema {
        script.push_str(&format!("{};\n", create_schema(schema)));
    }
    let any_of = |phase| stages.iter().any(|stage| stage.phase == phase);
    if any_of(Phase::Schema) {
        script.push_str(&create_schema_ledger(schema));
    }
    if any_of(Phase::Schema) || any_of(Phase::Views) {
        script.push_str(&statement(create_view_ledger::SQL, &[]));
    }
    if any_of(Phase::Indexes) {
        script.push_str(&statement(create_index_ledger::SQL, &[]));
    }
    for stage in stages.iter().filter(|stage| stage.changes != [Operation::NewSchema]) {
        script.push_str(&write_stage(stage, schema)?);
    }
    script.push_str("\\echo done\n");
    Ok(with_schema(&script, &quote_identifier(schema)))
}

fn head(database: &str, schema: &str) -> String {
    let one_line = |text: &str| text.replace(is_invisible, " ");
    let lock = statement(try_migration_lock::SQL, &[quote_literal(schema)]);
    format!(
        "-- What `{TASKER} migrate up` (tasker {version}) would do in database {database}, schema {schema}.\n\
         -- Run it with `psql -X -f FILE`: it stops at the first error, and `{TASKER} migrate up` continues from there.\n\
         -- Connect to PostgreSQL directly: a pooler would share its lock and its settings with other clients.\n\
         \\set ON_ERROR_STOP on\n\
         set client_min_messages = warning;\n\
         -- Nothing that users make; every name below has its schema.\n\
         set search_path = {SEARCH_PATH};\n\
         set statement_timeout = 0;\n\
         set lock_timeout = '5s';\n\
         -- One migration at a time; the lock ends with the session.\n\
         {lock}\\gset\n\
         \\if :is_taken\n\
         \\else\n\
         do $$ begin raise exception 'another migration runs in this schema'; end $$;\n\
         \\endif\n",
        version = env!("CARGO_PKG_VERSION"),
        database = one_line(database),
        schema = one_line(schema),
        lock = lock.trim_end_matches(";\n").to_owned() + " ",
    )
}

/// refinery's own statement, which is not public; a test compares the table.
fn create_schema_ledger(schema: &str) -> String {
    format!(
        "create table if not exists {}.{LEDGER} (\n    version int4 primary key, name varchar(255), \
         applied_on varchar(255), checksum varchar(255));\n",
        quote_identifier(schema)
    )
}

fn write_stage(stage: &Stage, schema: &str) -> Result<String> {
    let mut text = format!("\n\\echo {}\n", quote_literal(&stage.name));
    if stage.is_transaction {
        text.push_str("begin;\n");
    }
    for change in &stage.changes {
        text.push_str(&write_change(change, schema)?);
    }
    if stage.is_transaction {
        text.push_str("commit;\n");
    }
    Ok(text)
}

fn write_change(change: &Operation, schema: &str) -> Result<String> {
    let statements: String =
        change.statements(schema).iter().map(|sql| sql.trim_end().to_owned() + ";\n").collect();
    Ok(match change {
        Operation::Version(entry) => {
            let checksum = checksum_of_version(entry.version).context("a version that is bundled")?;
            let sql = version_sql(entry.version).unwrap_or_default();
            format!(
                "{}\ninsert into {}.{LEDGER} (version, name, applied_on, checksum)\n\
                 values ({}, {}, to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), {});\n",
                sql.trim_end(),
                quote_identifier(schema),
                entry.version,
                quote_literal(&entry.name),
                quote_literal(&checksum),
            )
        }
        Operation::NewSchema => statements,
        Operation::NewIndex(index) => statements + &record(schema, index),
        Operation::Index(index, Action::Record) => record(schema, index),
        Operation::Index(index, Action::Drop) => {
            statement(forget_index::SQL, &[quote_literal(index.name)]) + &online(&statements)
        }
        Operation::Index(index, Action::Build | Action::Rebuild) => {
            want(index) + &online(&statements) + &record(schema, index)
        }
        Operation::View(view, version) => {
            let values = [
                quote_literal(view.name),
                version.number().to_string(),
                quote_literal(&view.checksum(*version)),
                quote_literal(schema),
            ];
            statements + &statement(record_view::SQL, &values)
        }
    })
}

/// A build waits for other transactions: a lock timeout would end it for reasons unrelated to its table, and
/// leave it invalid.
fn online(statements: &str) -> String {
    format!("set lock_timeout = 0;\n{statements}set lock_timeout = '5s';\n")
}

fn want(index: &Index) -> String {
    let values = [quote_literal(index.name), quote_literal(&index.checksum()), "null".to_owned()];
    statement(record_index::SQL, &values)
}

/// The ledger records PostgreSQL's text of the index; an invalid one has no row, and psql stops.
fn record(schema: &str, index: &Index) -> String {
    let name = quote_literal(index.name);
    let found = statement(index_definition::SQL, &[quote_literal(schema), name.clone()]);
    let found = found.trim_end_matches(";\n").to_owned() + " \\gset\n";
    let values = [name, quote_literal(&index.checksum()), ":'definition'".to_owned()];
    found + &statement(record_index::SQL, &values)
}

/// One of the program's queries with values, which are SQL, in place of its parameters.
fn statement(query: &str, values: &[String]) -> String {
    let lines = query.lines().skip_while(|line| line.starts_with("--"));
    let body = lines.collect::<Vec<_>>().join("\n");
    let mut text = String::new();
    let mut rest = body.as_str();
    while let Some(at) = rest.find('$') {
        let digits = rest[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
        let number: Option<usize> = rest[at + 1..at + 1 + digits].parse().ok();
        let value = number.and_then(|number| values.get(number.checked_sub(1)?));
        text.push_str(&rest[..at]);
        text.push_str(value.map_or(&rest[at..at + 1 + digits], String::as_str));
        rest = &rest[at + 1 + digits..];
    }
    text + rest + ";\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_not_taken_for_a_parameter() {
        let values = ["'$2'".to_owned(), "'b'".to_owned()];
        assert_eq!(statement("-- $1\nselect $1, $2, $10 $$", &values), "select '$2', 'b', $10 $$;\n");
    }
}
