//! Queries of ours, edited as somebody in a hurry might.

use tasker::checks::builtin;
use tasker::querycheck::{CauseCode, Expectation, Options, Parameters, QueryCheck, Rule};

use crate::seeded::{Seeded, analyzed, assert_clean, assert_found};

fn check(name: &str) -> QueryCheck {
    builtin::checks().into_iter().find(|check| check.name == name).expect("a check of ours")
}

/// A query of ours with some words changed.
fn edited(name: &str, from: &str, to: &str) -> QueryCheck {
    let mut check = check(name);
    assert!(check.sql.contains(from), "{name} has no {from:?}:\n{}", check.sql);
    check.sql = check.sql.replace(from, to);
    check
}

/// A query that is ours in nothing but its table.
fn asking(name: &str, sql: &str, rules: Vec<Rule>) -> QueryCheck {
    let mut check = check("find_task");
    check.name = name.to_owned();
    check.sql = sql.to_owned();
    let location = check.location.clone();
    check.expect = rules.into_iter().map(|rule| Expectation { rule, location: location.clone() }).collect();
    check.cases.truncate(1);
    check.cases[0].expect.clear();
    check.cases[0].parameters = Parameters::Given(Vec::new());
    check
}

#[tokio::test]
async fn an_edited_query_is_found_by_what_was_done_to_it() {
    let seeded = Seeded::new().await;
    let options = Options::default();

    let wrapped = edited("lock_task_steps", "step.task_id = $1", "abs(step.task_id) = $1");
    let report = seeded.look(&[wrapped], &options).await;
    assert_found(&report, CauseCode::ColumnWrapped, "tasker_workflow_steps.task_id", "wrapped in a function");

    let calculated = edited("task_transitions", "transition.task_id = $1", "transition.task_id + 0 = $1");
    let report = seeded.look(&[calculated], &options).await;
    assert_found(&report, CauseCode::ColumnWrapped, "tasker_task_transitions.task_id", "a calculation");

    let mistyped = edited("lock_task_steps", "$1::bigint", "$1::numeric");
    let report = seeded.look(&[mistyped], &options).await;
    assert_found(&report, CauseCode::ImplicitCast, "tasker_workflow_steps.task_id", "another type");

    let unindexed =
        edited("lock_task_steps", "step.task_id = $1::bigint", "step.last_attempted_at = to_timestamp($1)");
    let report = seeded.look(&[unindexed], &options).await;
    assert_found(&report, CauseCode::NoIndex, "tasker_workflow_steps (last_attempted_at)", "no index at all");
}

#[tokio::test]
async fn an_order_without_an_index_and_a_lost_limit_are_found() {
    let seeded = Seeded::new().await;
    let options = Options::default();
    let listing = "select task_id from tasker_tasks order by";
    let rules = || vec![Rule::NoSort, Rule::MaxRows(100)];

    let fine = asking("newest", &format!("{listing} task_id desc limit 21"), rules());
    assert_clean(&seeded.look(&[fine], &options).await, "in the order of the primary key");

    let unordered = asking("newest", &format!("{listing} updated_at desc limit 21"), rules());
    let report = seeded.look(&[unordered], &options).await;
    let finding = assert_found(&report, CauseCode::NoOrder, "tasker_tasks.updated_at DESC", "no such order");
    assert_eq!(finding.fix.len(), 1, "{finding:?}");

    let unlimited = asking("newest", &format!("{listing} task_id desc"), rules());
    let report = seeded.look(&[unlimited], &options).await;
    assert_found(&report, CauseCode::NoLimit, "newest", "no limit");

    let mut lost = edited("newest_tasks", "\n limit $4::bigint", "");
    lost.sql = lost.sql.replace(" where ", " where $4::bigint > 0 and ");
    let report = seeded.look(&[lost], &analyzed()).await;
    assert_found(&report, CauseCode::NoLimit, "newest_tasks", "our own, without its limit");
}

#[tokio::test]
async fn too_little_memory_is_found_and_more_fixes_it() {
    let seeded = Seeded::new().await;
    let sql =
        "select count(*) from (select updated_at from tasker_tasks order by updated_at, context) sorted";
    let mut check = asking("sorted", sql, vec![Rule::NoTempSpill]);
    check.reads_all = true;
    let little = Options { settings: vec![("work_mem".to_owned(), "64kB".to_owned())], ..analyzed() };
    let report = seeded.look(&[check.clone()], &little).await;
    let finding = assert_found(&report, CauseCode::OutOfMemory, "sorted", "64 kB");
    let (_, fix) = finding.fix[0].split_once("set local work_mem = ").expect("a setting");
    let enough =
        Options { settings: vec![("work_mem".to_owned(), fix.trim_matches('\'').to_owned())], ..analyzed() };
    assert_clean(&seeded.look(&[check], &enough).await, fix);
}
