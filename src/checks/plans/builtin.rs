//! The checks of this program's own queries: a YAML file beside each `.sql`.

use crate::db::queries;
use crate::model::plan::{QueryCheck, read};
use crate::model::yaml::Source;

/// Where the files are, in the sources: what findings point at.
const FOLDER: &str = "src/db/queries";

/// Every check of our own queries, in the order of their names.
pub fn checks() -> Vec<QueryCheck> {
    let mut checks = Vec::new();
    for file in queries::CHECKS {
        let source = Source { name: format!("{FOLDER}/{}", file.path), text: file.text.to_owned() };
        let mut sql = |name: &str| {
            let found = queries::ALL.iter().find(|query| format!("{}.sql", query.name) == name);
            found.map(|query| query.sql.to_owned()).ok_or_else(|| "there is no such query".to_owned())
        };
        let read = read(&source, &mut sql).unwrap_or_else(|faults| panic!("{}", faults[0]));
        checks.extend(read.checks);
    }
    checks
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::migrate::indexes::carried::{self, Set};
    use crate::model::plan::{Expectation, Rule};

    /// Queries without a check, and why nobody waits for them.
    const COLD: [(&str, &[&str]); 6] = [
        (
            "they read the catalogs, the sessions or the settings of the server, and no table of ours",
            &[
                "backend_pid",
                "build_progress",
                "catalog_objects",
                "clock",
                "count_trial_pages",
                "catalog_objects",
                "data_folder",
                "entry_width",
                "find_ledger",
                "xmin_holders",
                "index_definition",
                "list_indexes",
                "list_trial_tables",
                "missing_rights",
                "oldest_snapshot",
                "pin_settings",
                "plan_indexes",
                "plan_tables",
                "print_temporary_index",
                "read_only",
                "relation_blockers",
                "relation_sizes",
                "schema_exists",
                "server_facts",
                "server_stats",
                "table_stats",
                "table_statistics",
                "view_dependents",
                "blocking_session",
                "wal_position",
                "pages_fetched",
                "unanalysed_tables",
            ],
        ),
        (
            "they read and write ledgers and locks of migrations",
            &[
                "create_index_ledger",
                "create_view_ledger",
                "forget_index",
                "list_installed",
                "list_installed_indexes",
                "list_views",
                "record_index",
                "record_view",
                "release_migration_lock",
                "try_migration_lock",
            ],
        ),
        (
            "they read and write tables as small as the number of workflows, queues or workers",
            &[
                "find_named_steps",
                "find_template",
                "find_workers",
                "find_workflows",
                "halted_queues",
                "insert_dependent_system",
                "insert_named_steps",
                "insert_queue_priorities",
                "insert_template",
                "insert_template_edges",
                "insert_template_steps",
                "list_templates",
                "list_workers",
                "load_template",
                "pause_queue",
                "register_worker",
                "remove_workers",
                "resume_queue",
            ],
        ),
        (
            "`check health` asks them, for so many rows at most and not a moment longer than its patience",
            &["failed_for_good", "overdue_backoff", "recent_attempts"],
        ),
        (
            "they mend what `check consistency` has found, once",
            &["mark_newest_transitions", "remove_stray_entries", "repair_steps", "repair_task"],
        ),
        (
            "they belong to benchmarks and trials, and to databases made for these",
            &[
                "count_contexts_by_state",
                "foreign_workflow",
                "insert_trial_workflow",
                "ready_steps",
                "reserve_ids",
                "seed_tasks",
                "subject_task",
                "vacuum_analyze",
            ],
        ),
    ];

    #[test]
    fn every_file_is_read_and_names_its_query() {
        let checks = checks();
        assert_eq!(checks.len(), queries::CHECKS.len());
        for (check, file) in checks.iter().zip(queries::CHECKS) {
            let stem = file.path.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml"));
            assert_eq!(Some(check.name.as_str()), stem, "{}", file.path);
            assert!(
                check.sql_place.file.ends_with(&format!("{}.sql", check.name)),
                "{}",
                check.sql_place.file
            );
            assert!(check.why.is_some(), "{} says why it matters", check.name);
            assert!(check.grows.is_some(), "{} says how it grows", check.name);
        }
    }

    #[test]
    fn every_query_has_a_check_or_a_reason_to_have_none() {
        let all: BTreeSet<&str> = queries::ALL.iter().map(|query| query.name).collect();
        let checks = checks();
        let checked: BTreeSet<&str> = checks.iter().map(|check| check.name.as_str()).collect();
        let cold: BTreeSet<&str> = COLD.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        assert_eq!(checked.intersection(&cold).collect::<Vec<_>>(), [&""; 0], "checked, and said to be cold");
        let known: BTreeSet<&str> = checked.union(&cold).copied().collect();
        assert_eq!(all.difference(&known).collect::<Vec<_>>(), [&""; 0], "neither checked nor cold");
        assert_eq!(known.difference(&all).collect::<Vec<_>>(), [&""; 0], "no query");
    }

    #[test]
    fn every_index_of_ours_is_one_that_a_check_cannot_do_without() {
        let checks = checks();
        let needs = |rule: &Rule| match rule {
            Rule::IndexUsed(names) => names.clone(),
            Rule::AnyIndex(names) if names.len() == 1 => names.clone(),
            _ => Vec::new(),
        };
        let written = |check: &QueryCheck| -> Vec<Expectation> {
            check.expect.iter().chain(check.cases.iter().flat_map(|case| &case.expect)).cloned().collect()
        };
        let needed: BTreeSet<String> =
            checks.iter().flat_map(written).flat_map(|expected| needs(&expected.rule)).collect();
        let lean = carried::INDEXES.iter().filter(|index| index.set == Set::Lean).map(|index| index.name);
        for name in lean.chain(carried::keys().map(|key| key.name)) {
            assert!(needed.contains(name), "no check needs {name}");
        }
    }
}
