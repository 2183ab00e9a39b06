//! Loads a schema as `pg_dump --schema-only` writes it, without what a scratch database has no use of.

use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

use super::losses::Losses;
use crate::db::Session;
use crate::db::planner::create_role;
use crate::error::{Failure, Result, one_line};
use crate::text::statement::{statements, words};

/// The text of a schema, with the name of its file.
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

/// How many roles one statement can name that are missing.
const MAX_ROLES: usize = 20;

/// Runs the statements of a schema one after another.
///
/// # Errors
/// A [`Failure`] that names the line of the first statement that fails, but for settings and extensions that this
/// server does not have.
pub async fn load(
    session: &Session,
    schema: &SchemaFile<'_>,
    search_path: &str,
    losses: &mut Losses,
) -> Result<()> {
    let text = without_client_commands(schema.text);
    let path = if search_path.is_empty() { "''" } else { search_path };
    session
        .batch(&format!(
            "set search_path = {path}; set check_function_bodies = off; set client_min_messages = error; set statement_timeout = 0"
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
        let line = line_of(&text, statement);
        let is_setting = matches!(first.first().map(String::as_str), Some("set" | "reset"));
        let is_extension = first.iter().take(2).eq(["create", "extension"].iter());
        if is_setting || is_extension {
            losses.skipped.push(format!("{}:{line}: {}", schema.name, one_line(&error.into())));
            continue;
        }
        let mut failure =
            Failure::unreachable(format!("{}:{line}: a statement of the schema failed", schema.name));
        if !losses.skipped.is_empty() {
            failure = failure.hint(format!("before it, this was skipped: {}", losses.skipped.join("; ")));
        }
        return Err(failure.caused_by(error).into());
    }
    session.batch("reset all; set search_path = pg_catalog, pg_temp").await?;
    Ok(())
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

/// The line of a statement within its script, from 1.
fn line_of(script: &str, statement: &str) -> usize {
    let before = statement.as_ptr() as usize - script.as_ptr() as usize;
    script[..before].matches('\n').count() + 1
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
