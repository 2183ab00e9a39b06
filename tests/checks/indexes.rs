//! Each index of ours dropped, invalid, with other columns and with another predicate.

use std::collections::BTreeSet;

use tasker::checks::builtin;
use tasker::migrate::indexes::Set;
use tasker::migrate::indexes::bundled::{INDEXES, keys};
use tasker::querycheck::{CauseCode, Options};

use crate::seeded::{Seeded, assert_clean, assert_found, found};

/// An index that queries of ours need: the lean ones, and the keys of the newest transitions.
struct Needed {
    name: &'static str,
    table: &'static str,
}

fn needed() -> Vec<Needed> {
    let lean = INDEXES.iter().filter(|index| index.set == Set::Lean);
    let lean = lean.map(|index| Needed { name: index.name, table: index.table() });
    lean.chain(keys().map(|key| Needed { name: key.name, table: key.table })).collect()
}

/// Breaks every index, those of one table one after the other, expects exactly these to be
/// found, fixes them as told, and expects nothing in the end: an index that was not fixed is found in the next round.
async fn each_is_found(cause: CauseCode, broken: impl Fn(&Needed) -> String) {
    let seeded = Seeded::new().await;
    let options = Options::default();
    let checks = builtin::checks();
    assert_clean(&seeded.look(&checks, &options).await, "before");
    let mut left = needed();
    while !left.is_empty() {
        let mut tables = BTreeSet::new();
        let (now, later): (Vec<_>, Vec<_>) = left.into_iter().partition(|index| tables.insert(index.table));
        for index in &now {
            seeded.run(&broken(index)).await;
        }
        let report = seeded.look(&checks, &options).await;
        let expected: BTreeSet<_> = now.iter().map(|index| (cause, index.name.to_owned())).collect();
        let findings: Vec<_> = report.failures().collect();
        assert_eq!(findings.len(), now.len(), "{findings:#?}");
        assert_eq!(found(&report).into_iter().collect::<BTreeSet<_>>(), expected, "{findings:#?}");
        seeded.fix(&findings).await;
        left = later;
    }
    assert_clean(&seeded.look(&checks, &options).await, "fixed");
}

#[tokio::test]
async fn a_missing_index_is_found() {
    each_is_found(CauseCode::IndexMissing, |index| format!("drop index {}", index.name)).await;
}

/// As a build that was interrupted leaves it.
#[tokio::test]
async fn an_invalid_index_is_found() {
    each_is_found(CauseCode::IndexInvalid, |index| {
        format!("update pg_index set indisvalid = false where indexrelid = '{}'::regclass", index.name)
    })
    .await;
}

#[tokio::test]
async fn an_index_of_other_columns_is_found() {
    each_is_found(CauseCode::IndexChanged, |Needed { name, table }| {
        let columns = match *name {
            "index_ready_steps_lanes" => "(seq, handler, priority, queue)",
            "index_backoff_steps_due" => "(workflow_step_id, next_attempt_at)",
            "index_workflow_steps_task" => "(workflow_step_id, task_id)",
            "index_workflow_step_edges_from" => "(to_step_id, from_step_id)",
            "index_workflow_step_edges_to" => "(from_step_id, to_step_id)",
            "index_step_transitions_failures" => "(created_at, workflow_step_id) where to_state = 'error'",
            "index_task_transitions_state" => "(task_id, to_state) where most_recent",
            "index_tasks_named_task" => "(named_task_id desc, task_id)",
            "index_tasks_requested_at" => "(task_id, requested_at)",
            "index_tasks_tagged" => "using gin (context)",
            "index_tasks_unfinished" => "(requested_at) where not complete",
            "index_task_transitions_most_recent" => "(to_state, task_id) where most_recent",
            "index_step_transitions_most_recent" => "(to_state, workflow_step_id) where most_recent",
            other => panic!("{other} is new: give it other columns"),
        };
        format!("drop index {name}; create index {name} on {table} {columns}")
    })
    .await;
}

#[tokio::test]
async fn an_index_of_another_predicate_is_found() {
    each_is_found(CauseCode::IndexChanged, |Needed { name, table }| {
        let definition = match *name {
            "index_ready_steps_lanes" => "(queue, priority, handler, seq) where priority > 0",
            "index_backoff_steps_due" => {
                "(next_attempt_at, workflow_step_id) where next_attempt_at < '2020-01-01'"
            }
            "index_workflow_steps_task" => "(task_id, workflow_step_id) where not processed",
            "index_workflow_step_edges_from" => "(from_step_id, to_step_id) where name <> 'provides'",
            "index_workflow_step_edges_to" => "(to_step_id, from_step_id) where name <> 'provides'",
            "index_step_transitions_failures" => "(workflow_step_id, created_at) where to_state = 'pending'",
            "index_task_transitions_state" => "(to_state, task_id) where not most_recent",
            "index_tasks_named_task" => "(named_task_id, task_id) where complete",
            "index_tasks_requested_at" => "(requested_at) where not complete",
            "index_tasks_tagged" => "using gin (tags jsonb_path_ops) where not complete",
            "index_tasks_unfinished" => "(task_id) where complete",
            "index_task_transitions_most_recent" => "(task_id) where not most_recent",
            "index_step_transitions_most_recent" => "(workflow_step_id) where not most_recent",
            other => panic!("{other} is new: give it another predicate"),
        };
        format!("drop index {name}; create index {name} on {table} {definition}")
    })
    .await;
}

/// One missing index breaks many queries, and is one finding.
#[tokio::test]
async fn what_one_index_breaks_is_told_once() {
    let seeded = Seeded::new().await;
    seeded.run("drop index index_step_transitions_most_recent").await;
    let report = seeded.look(&builtin::checks(), &Options::default()).await;
    let finding =
        assert_found(&report, CauseCode::IndexMissing, "index_step_transitions_most_recent", "all queries");
    let broken: BTreeSet<_> = finding.unmet_expectations.iter().map(|broken| &broken.check).collect();
    assert!(broken.len() > 10, "{broken:?}");
}
