//! What every query takes in a database of many tasks: the checks that users run, run on it too, with
//! cases of its own; and what the head of each query promises.

#[path = "../common/mod.rs"]
mod common;

mod head;
mod seed;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use tasker::checks::builtin::{self, Tasker};
use tasker::db::{Purpose, queries};
use tasker::files::{YAML, check_all};
use tasker::querycheck::{
    self, Case, Options, Parameters, Plan, Planning, QueryCheck, Report, Role, Status, Tier, read,
};

use common::TestDatabase;

/// The tables that grow with the number of tasks; every other one is as small
/// as the number of workflows, queues or workers.
const GROWING: [&str; 7] = [
    "tasker_tasks",
    "tasker_workflow_steps",
    "tasker_workflow_step_edges",
    "tasker_task_transitions",
    "tasker_workflow_step_transitions",
    "tasker_ready_steps",
    "tasker_backoff_steps",
];

/// The checks of `cases.yaml`.
fn cases() -> Vec<QueryCheck> {
    let file = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/plans/cases.yaml"));
    let read = check_all(&[file], Some(Path::new(env!("CARGO_MANIFEST_DIR"))), &[YAML], read)
        .pop()
        .expect("one file");
    read.outcome.unwrap_or_else(|faults| panic!("{faults:#?}")).checks
}

/// Each query planned once, blindly, whatever its parameters.
fn blind() -> Vec<QueryCheck> {
    let check = |query: &queries::Query| QueryCheck {
        types: Vec::new(),
        name: query.name.to_owned(),
        why: None,
        sql: query.sql.to_owned(),
        written: Default::default(),
        sql_location: Default::default(),
        location: Default::default(),
        cases: vec![Case {
            name: "blind".to_owned(),
            location: Default::default(),
            parameters: Parameters::From("select null where false".to_owned()),
            expect: Vec::new(),
        }],
        planned: vec![Planning::Generic],
        is_bundled: true,
        role: Role::Command,
        settings: Vec::new(),
        small_tables: Vec::new(),
        reads_all: false,
        expect: Vec::new(),
        grows: None,
    };
    queries::ALL.iter().map(check).collect()
}

/// The plans of each query, by the name of its file.
fn plans_of<'r>(reports: &[&'r Report]) -> BTreeMap<&'r str, Vec<&'r Plan>> {
    let mut plans: BTreeMap<&str, Vec<&Plan>> = BTreeMap::new();
    for check in reports.iter().flat_map(|report| &report.checks) {
        let name = check.name.split(' ').next().expect("a name");
        plans.entry(name).or_default().extend(check.runs.iter().filter_map(|run| run.plan.as_ref()));
    }
    plans
}

/// What a report finds wrong or could not check, a line each.
fn faults(report: &Report) -> Vec<String> {
    let mut faults = Vec::new();
    for finding in report.failures() {
        for unmet in &finding.unmet_expectations {
            faults.push(format!(
                "{} ({}, {}): {} instead of {}, at {}",
                unmet.check,
                unmet.case,
                unmet.planning.as_str(),
                unmet.found,
                unmet.expected,
                unmet.node
            ));
        }
    }
    for check in &report.checks {
        for run in &check.runs {
            let at = format!("{} ({}, {})", check.name, run.case, run.planning.as_str());
            faults.extend(run.unchecked.iter().map(|unchecked| format!("{at}: {}", unchecked.reason)));
        }
    }
    faults
}

#[tokio::test]
async fn every_query_takes_what_it_is_asked_for() {
    let database = TestDatabase::new().await;
    let connect = seed::connect(&database);
    let mut session = connect(Purpose::Command).await.expect("a session");
    seed::apply(&mut session).await;
    seed::fill(&connect, seed::tasks()).await;
    database.client().await.batch_execute("vacuum (analyze)").await.expect("statistics");
    let look = async |checks: &[QueryCheck], options: &Options| {
        querycheck::run(&session, &Tasker { schema: "public" }, checks, options, &|_| {})
            .await
            .expect("a report")
    };

    let run = Options { analyze: true, ..Options::default() };
    let of_users = look(&builtin::checks(), &run).await;
    let of_ours = look(&cases(), &Options { tiers: vec![Tier::Chosen], ..run }).await;
    let without_scans = vec![("enable_seqscan".to_owned(), "off".to_owned())];
    let blindly = Options { tiers: vec![Tier::Chosen], settings: without_scans, ..Options::default() };
    let blind = look(&blind(), &blindly).await;
    let mut found = [faults(&of_users), faults(&of_ours)].concat();
    found.extend(
        of_ours
            .checks
            .iter()
            .flat_map(|check| check.runs.iter().map(move |run| (check, run)))
            .filter(|(_, run)| run.rows == Some(0.0) && !run.case.ends_with("(none)"))
            .map(|(check, run)| format!("{} ({}): answers with no row", check.name, run.case)),
    );

    let all = plans_of(&[&of_users, &of_ours, &blind]);
    let run = plans_of(&[&of_users, &of_ours]);
    // A phase of an adoption reads everything once, and what it reads is in no other database.
    for query in queries::ALL.iter().filter(|query| query.noun != "adoption") {
        let plans = all.get(query.name).map(Vec::as_slice).unwrap_or_default();
        let used: BTreeSet<String> =
            plans.iter().flat_map(|plan| plan.root.indexes()).map(str::to_owned).collect();
        let unkept = head::unkept_promises(query.sql, &used);
        found.extend(unkept.into_iter().map(|fault| format!("{} {fault}", query.name)));
        let grows = plans
            .iter()
            .flat_map(|plan| plan.root.all())
            .filter_map(|node| node.relation.as_deref())
            .find(|table| GROWING.contains(table));
        // That it uses the key, its head promises.
        let reads_one_row = query.unchecked_because() == Some("one row by its key.");
        let is_bounded = query.noun == "bench" || reads_one_row || run.contains_key(query.name);
        if let Some(table) = grows.filter(|_| !is_bounded) {
            found.push(format!(
                "{} reads {table}, which grows, and no check bounds what that takes",
                query.name
            ));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert_eq!([of_users.status(), of_ours.status()], [Status::Passed; 2]);
}
