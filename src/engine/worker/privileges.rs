//! The privileges that a worker needs, as `docs/privileges.md` grants them.

use tokio_postgres::error::SqlState;

use crate::db::Session;
use crate::db::queries::server::missing_privileges::{Denied, missing_privileges};
use crate::error::{Failure, server_error};

const PAGE: &str = include_str!("../../../docs/privileges.md");
/// The page's roles whose privileges a worker has.
const ROLES: [&str; 3] = ["tasker_reader", "tasker_operator", "tasker_worker"];

/// A privilege on a table, or on one of its columns.
#[derive(Debug, PartialEq, Eq)]
struct Privilege {
    table: &'static str,
    name: &'static str,
    column: Option<&'static str>,
}

/// Adds the grants that help to a refusal for lack of a privilege; other errors are returned as they are.
pub async fn explain(session: &Session, error: anyhow::Error) -> anyhow::Error {
    let Some(refusal) = server_error(&error).and_then(|said| said.as_db_error()) else { return error };
    if *refusal.code() != SqlState::INSUFFICIENT_PRIVILEGE {
        return error;
    }
    match missing(session, &ROLES).await {
        Ok(fixes) if !fixes.is_empty() => Failure::new("the worker's role lacks privileges")
            .caused_by(Denied(format!("{} (SQLSTATE {})", refusal.message(), refusal.code().code())))
            .hint(format!("run as the owner of the tables (docs/privileges.md): `{}`", fixes.join("; ")))
            .into(),
        // A trigger of somebody's, say.
        _ => error,
    }
}

/// The grants that this role lacks for changing tasks by hand, of those that the page gives to an operator.
///
/// # Errors
/// The server's.
pub async fn missing_to_operate(session: &Session) -> Result<Vec<String>, tokio_postgres::Error> {
    missing(session, &ROLES[..2]).await
}

async fn missing(session: &Session, roles: &[&str]) -> Result<Vec<String>, tokio_postgres::Error> {
    let needed = needed(roles);
    let tables: Vec<_> = needed.iter().map(|privilege| privilege.table).collect();
    let names: Vec<_> = needed.iter().map(|privilege| privilege.name).collect();
    let columns: Vec<_> = needed.iter().map(|privilege| privilege.column).collect();
    missing_privileges(session, session.schema(), &tables, &names, &columns).await
}

/// What comes after this on the page, to the end of the block, no worker needs to run steps.
const NOT_FOR_RUNNING: &str = "-- Only for ";

/// Reads of the page what some roles need.
fn needed(roles: &[&str]) -> Vec<Privilege> {
    let blocks = PAGE.split("```sql\n").skip(1).filter_map(|rest| rest.split("```").next());
    let statements = blocks
        .flat_map(|block| block.split_once(NOT_FOR_RUNNING).map_or(block, |(running, _)| running).split(';'));
    statements.flat_map(|statement| granted(statement, roles).unwrap_or_default()).collect()
}

/// The privileges that a statement of the page grants to one of the roles.
fn granted(statement: &'static str, roles: &[&str]) -> Option<Vec<Privilege>> {
    let start = statement.lines().position(|line| line.starts_with("grant "))?;
    let start: usize = statement.split_inclusive('\n').take(start).map(str::len).sum();
    let (rest, role) = statement[start..].strip_prefix("grant ")?.rsplit_once(" to ")?;
    let (privileges, tables) = rest.split_once(" on")?;
    if !roles.contains(&role.trim()) || tables.trim_start().starts_with("schema ") {
        return None;
    }
    let mut granted = Vec::new();
    for table in tables.split(',').map(str::trim) {
        let mut name = "";
        let mut is_column = false;
        for word in privileges.split_inclusive([',', '(', ')']) {
            let text = word.trim_end_matches([',', '(', ')']).trim();
            let column = is_column.then_some(text);
            if !is_column {
                name = text;
            }
            is_column = is_column && !word.ends_with(')') || word.ends_with('(');
            if !text.is_empty() && !word.ends_with('(') {
                granted.push(Privilege { table, name, column });
            }
        }
    }
    Some(granted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_read_as_it_is_written() {
        let needed = needed(&ROLES);
        let needs = |table, name, column| needed.contains(&Privilege { table, name, column });
        assert!(needs("tasker_schema_history", "select", None));
        assert!(needs("tasker_task_workflow_summaries", "select", None));
        assert!(needs("tasker_workflow_steps", "update", Some("claim_number")));
        assert!(needs("tasker_workflow_steps", "update", Some("lost_after")));
        assert!(needs("tasker_worker_exchanges", "insert", None));
        assert!(needs("tasker_worker_exchanges", "delete", None));
        assert!(needs("tasker_worker_exchanges", "update", Some("number")));
        assert!(needs("tasker_backoff_steps", "delete", None));
        assert!(needs("tasker_queue_priorities", "insert", None));
        // Only for repair.
        assert!(!needs("tasker_ready_steps", "update", Some("queue")));
        assert!(!needs("tasker_backoff_steps", "update", Some("next_attempt_at")));
        assert!(
            !needed
                .iter()
                .any(|privilege| privilege.table == "tasker_dependent_systems" && privilege.name == "insert")
        );
        assert!(needed.iter().all(|privilege| privilege.table.starts_with("tasker_")), "{needed:?}");
    }
}
