//! Loads a schema as `pg_dump --schema-only` writes it, or a migration, without what a scratch database has no use of.

use tokio_postgres::Error;
use tokio_postgres::error::{DbError, ErrorPosition, SqlState};

use super::losses::Losses;
use crate::db::Session;
use crate::db::planner::create_role;
use crate::error::{Failure, Result, one_line};
use crate::querycheck::file::Written;
use crate::querycheck::outcome::Unchecked;
use crate::querycheck::scratch::create_schema;
use crate::text::statement::{statements, words};

/// A schema to be made.
pub enum Schema<'a> {
    File(SchemaFile<'a>),
    /// As the catalog of another database has it: those that fail are left out.
    Statements(Vec<String>),
}

/// The text of a schema or of a migration, with the name of its file.
#[derive(Clone, Copy, Debug)]
pub struct SchemaFile<'a> {
    pub name: &'a str,
    pub text: &'a str,
}

/// Statements that change no plan: rights, owners, remarks, what other databases get. By their first words.
const IDLE: [&[&str]; 12] = [
    &["grant"],
    &["revoke"],
    &["comment"],
    &["security", "label"],
    &["alter", "default", "privileges"],
    &["create", "publication"],
    &["alter", "publication"],
    &["create", "subscription"],
    &["alter", "subscription"],
    &["create", "database"],
    &["alter", "database"],
    &["create", "event", "trigger"],
];

/// Takes back the settings of a script.
const FORGET: &str = "reset all; set search_path = pg_catalog, pg_temp";

/// How many roles one statement can name that are missing.
const MAX_ROLES: usize = 20;

/// Makes a schema.
///
/// # Errors
/// A [`Failure`] with the location of the first statement of a file that fails, but for settings and extensions that
/// this server does not have.
pub(super) async fn load(
    session: &Session,
    schema: &Schema<'_>,
    search_path: &str,
    losses: &mut Losses,
) -> Result<()> {
    match schema {
        Schema::File(script) => {
            session.batch("set check_function_bodies = off").await?;
            run_script(session, script, search_path, losses, "a statement of the schema failed").await?;
        }
        Schema::Statements(statements) => {
            let failed = create_schema(session, statements.clone()).await?;
            losses.skipped.extend(failed.iter().map(|statement| one_line_of(statement)));
        }
    }
    session.batch(FORGET).await?;
    Ok(())
}

/// Runs the statements of a migration one after another, as psql does: each by itself, or in the transaction that it
/// begins.
///
/// # Errors
/// A [`Failure`] with the location of the first statement that fails.
pub async fn migrate(
    session: &Session,
    script: &SchemaFile<'_>,
    search_path: &str,
    losses: &mut Losses,
) -> Result<()> {
    run_script(session, script, search_path, losses, "a statement of the migration failed").await?;
    // What it leaves open is not done.
    session.batch("rollback").await?;
    session.batch(FORGET).await?;
    Ok(())
}

async fn run_script(
    session: &Session,
    script: &SchemaFile<'_>,
    search_path: &str,
    losses: &mut Losses,
    what_failed: &str,
) -> Result<()> {
    let text = without_client_commands(script.text);
    let path = if search_path.is_empty() { "''" } else { search_path };
    session
        .batch(&format!(
            "set search_path = {path}; set client_min_messages = error; set statement_timeout = 0"
        ))
        .await?;
    for statement in statements(&text) {
        let first: Vec<String> = words(statement).into_iter().take(4).map(str::to_lowercase).collect();
        if is_idle(&first) || is_owner(statement, &first) {
            continue;
        }
        let Err(error) = run(session, statement).await else { continue };
        if error.is_closed() {
            return Err(error.into());
        }
        let is_setting = matches!(first.first().map(String::as_str), Some("set" | "reset"));
        let is_extension = first.iter().take(2).eq(["create", "extension"].iter());
        if is_setting || is_extension {
            let line = line_of(&text, statement);
            losses.skipped.push(format!("{}:{line}: {}", script.name, one_line(&error.into())));
            continue;
        }
        let mut failure = Failure::unreachable(located(script.name, &text, statement, &error, what_failed));
        if !losses.skipped.is_empty() {
            failure = failure.hint(format!("before it, this was skipped: {}", losses.skipped.join("; ")));
        }
        return Err(failure.caused_by(error).into());
    }
    Ok(())
}

/// What failed, with the location before it, the line, and a mark below the character.
fn located(name: &str, text: &str, statement: &str, error: &Error, what_failed: &str) -> String {
    let position = match error.as_db_error().and_then(DbError::position) {
        Some(ErrorPosition::Original(position)) => (*position as usize).saturating_sub(1),
        _ => 0,
    };
    let byte = statement.char_indices().nth(position).map_or(statement.len(), |(byte, _)| byte);
    let written = Written::in_file(name, text, start_of(text, statement), statement);
    let Some((location, line)) = written.at(byte) else {
        return format!("{name}: {what_failed}");
    };
    let unchecked = Unchecked { location: Some(location), line: Some(line), ..Unchecked::new("", None) };
    let mut lines = unchecked.excerpt();
    lines[0] = format!("{}: {what_failed}", lines[0]);
    lines.join("\n")
}

/// The first line of a statement that was not copied.
fn one_line_of(statement: &str) -> String {
    const LONGEST: usize = 80;
    statement.lines().next().unwrap_or_default().chars().take(LONGEST).collect()
}

/// Runs a statement; a role that it names and that is missing is created first.
async fn run(session: &Session, statement: &str) -> Result<(), Error> {
    let mut ran = session.batch(statement).await;
    for _ in 0..MAX_ROLES {
        let Err(error) = &ran else { break };
        let missing = error
            .as_db_error()
            .filter(|error| *error.code() == SqlState::UNDEFINED_OBJECT)
            .and_then(|error| error.message().strip_prefix("role \"")?.strip_suffix("\" does not exist"));
        let Some(role) = missing else { break };
        session.batch(&create_role(role)).await?;
        ran = session.batch(statement).await;
    }
    ran
}

fn is_idle(first: &[String]) -> bool {
    IDLE.iter().any(|idle| first.iter().take(idle.len()).eq(idle.iter()))
}

/// `alter … owner to …`.
fn is_owner(statement: &str, first: &[String]) -> bool {
    let last: Vec<&str> = words(statement).into_iter().rev().take(3).collect();
    let [_, to, owner] = last[..] else { return false };
    first.first().is_some_and(|word| word == "alter")
        && to.eq_ignore_ascii_case("to")
        && owner.eq_ignore_ascii_case("owner")
}

/// Takes out what is meant for psql: its own commands, and rows. Every line keeps its number.
fn without_client_commands(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut in_rows = false;
    for line in text.lines() {
        let lower = line.to_ascii_lowercase();
        let begins_rows = lower.starts_with("copy ") && lower.trim_end().ends_with("from stdin;");
        let is_command =
            line.strip_prefix('\\').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
        if !in_rows && !begins_rows && !is_command {
            kept.push_str(line);
        }
        in_rows = (in_rows || begins_rows) && line != "\\.";
        kept.push('\n');
    }
    kept
}

/// The byte at which a statement of a script begins.
fn start_of(script: &str, statement: &str) -> usize {
    statement.as_ptr().addr() - script.as_ptr().addr()
}

/// The line of a statement within its script, from 1.
fn line_of(script: &str, statement: &str) -> usize {
    script[..start_of(script, statement)].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_of_psql_and_rows_leave_their_lines() {
        let text =
            "\\restrict abc\ncreate table t (a int);\nCOPY public.t (a) FROM stdin;\n1\n\\.\nselect '\\d';\n";
        let kept = without_client_commands(text);
        assert_eq!(kept, "\ncreate table t (a int);\n\n\n\nselect '\\d';\n");
        let found = statements(&kept);
        assert_eq!(found.iter().map(|one| line_of(&kept, one)).collect::<Vec<_>>(), [2, 6]);
    }

    #[test]
    fn statements_that_change_no_plan_are_known_by_their_words() {
        let first =
            |text: &str| -> Vec<String> { words(text).into_iter().take(4).map(str::to_lowercase).collect() };
        assert!(is_idle(&first("GRANT SELECT ON t TO r")));
        assert!(!is_idle(&first("alter table t add check (a > 0)")));
        let owner = "ALTER TABLE public.t OWNER TO \"the owner\"";
        assert!(is_owner(owner, &first(owner)));
        let rename = "alter table t rename to owner";
        assert!(!is_owner(rename, &first(rename)));
    }
}
