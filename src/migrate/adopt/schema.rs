//! The statements that turn the engine's schema into tasker's, and back.

use crate::migrate::program::{newest_version, version_sql};
use crate::text::statement::{statements, words};

/// Columns, defaults and settings.
pub const COLUMNS: &str = include_str!("../../../migrations/adopt/columns.sql");
/// Times with their zone.
pub const TYPES: &str = include_str!("../../../migrations/adopt/types.sql");
/// What keeps the engine from writing, and its removal.
pub const GUARD: &str = include_str!("../../../migrations/adopt/guard.sql");
pub const UNGUARD: &str = include_str!("../../../migrations/adopt/unguard.sql");
/// Texts of any length.
pub const WIDEN: &str = include_str!("../../../migrations/adopt/widen.sql");
/// Columns, defaults, settings and types as they were.
pub const UNDO: &str = include_str!("../../../migrations/adopt/undo.sql");

/// The key by which workflows are found.
pub const WORKFLOW_KEY: &str = "alter table tasker_named_tasks \
    add constraint tasker_named_tasks_namespace_name_version_key unique (namespace, name, version)";

/// Of a new workflow the engine's namespace is not known.
pub const NAMESPACE_OPEN: &str = "alter table tasker_named_tasks \
    alter column task_namespace_id drop not null, alter column task_namespace_id drop default";
pub const NAMESPACE_CLOSED: &str = "alter table tasker_named_tasks \
    alter column task_namespace_id set default 1, alter column task_namespace_id set not null";

/// The versions' own tables and functions: their names, and the statements that make them, in order. What the versions do
/// to the engine's tables is not among them.
pub struct OwnObjects {
    pub tables: Vec<String>,
    pub functions: Vec<String>,
    pub statements: Vec<String>,
}

impl OwnObjects {
    pub fn of_versions() -> OwnObjects {
        let mut own = OwnObjects { tables: Vec::new(), functions: Vec::new(), statements: Vec::new() };
        for script in (1..=newest_version()).filter_map(version_sql) {
            for statement in statements(&script) {
                let is_own = match words(statement).as_slice() {
                    ["create", "table", name, ..] if !super::TABLES.contains(name) => {
                        own.tables.push((*name).to_owned());
                        true
                    }
                    ["create", "function", name, ..] => {
                        own.functions.push((*name).to_owned());
                        true
                    }
                    ["create", "or", "replace", "function", ..] => true,
                    ["alter", "function", .., "rename", "to", name] => {
                        own.functions.push((*name).to_owned());
                        true
                    }
                    ["alter", "table", name, ..] | ["insert", "into", name, "default", "values"] => {
                        own.tables.iter().any(|table| table == name)
                    }
                    ["revoke", ..] => true,
                    _ => false,
                };
                if is_own {
                    own.statements.push(statement.to_owned());
                }
            }
        }
        own
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_of_its_own_are_told_from_those_that_are_there() {
        let own = OwnObjects::of_versions();
        for table in ["tasker_ready_steps", "tasker_worker_exchanges", "tasker_named_tasks_edges"] {
            assert!(own.tables.iter().any(|name| name == table), "{table}");
        }
        assert!(own.functions.iter().any(|name| name == "tasker_submit"));
        let is_on_theirs = |statement: &&String| statement.starts_with("alter table tasker_workflow_steps");
        assert_eq!(own.statements.iter().find(is_on_theirs), None);
        let begins = |start: &str| own.statements.iter().any(|statement| statement.starts_with(start));
        assert!(
            begins("insert into tasker_task_counting")
                && begins("create or replace function tasker_submit_tasks")
        );
    }
}
