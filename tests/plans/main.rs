//! What every query costs in a database of many tasks: no table is read whole,
//! the blocks follow what is asked, and the index that its head names is used.

#[path = "../common/mod.rs"]
mod common;

mod cases;
mod explain;
mod head;
mod plan;
mod seed;

use std::collections::{BTreeMap, BTreeSet};

use tasker::db::{Purpose, Session};
use tasker::engine::worker::Connect;

use cases::{COMPLETION_OF_AN_SQL_STEP, Case, QUERIES, Query, UNANSWERED, UNPLANNED};
use common::TestDatabase;
use explain::{Measured, measure, sql_of};
use plan::Tables;

/// Half a megabyte: to search for a few rows in less is not worth an index.
const SMALL_TABLE_BLOCKS: u64 = 64;

/// What a case does that it must not, a sentence for each.
fn faults(query: &Query, case: &Case, measured: &Measured, tables: &Tables) -> Vec<String> {
    // A worker's plans are kept while its tables grow, so their size is no excuse.
    let small = if query.purpose == Purpose::Worker { 0 } else { SMALL_TABLE_BLOCKS };
    let mut faults =
        if case.reads_all { Vec::new() } else { plan::whole_reads(&measured.plan, tables, small) };
    let things = if case.reads_all { tables["tasker_tasks"].rows } else { case.over.max(1) };
    let most = query.blocks * things;
    if measured.blocks > most {
        faults.push(format!("takes {} blocks, and may take {most}", measured.blocks));
    }
    if measured.answered() < case.asks {
        faults.push(format!("answers with {} of {} rows", measured.answered(), case.asks));
    }
    faults
}

/// Runs every case of a query on `session`; also tells the indexes used.
async fn examine(
    session: &Session,
    query: &Query,
    sql: &str,
    tables: &Tables,
) -> (Vec<String>, BTreeSet<String>) {
    let (mut found, mut indexes) = (Vec::new(), BTreeSet::new());
    for case in query.cases {
        for &mode in query.modes {
            let measured = measure(session, sql, case.arguments, mode).await;
            println!(
                "{:<26} {:<46} {:<8} {:>6} blocks",
                query.name,
                case.what,
                format!("{mode:?}"),
                measured.blocks
            );
            indexes.extend(measured.plan.root.indexes().into_iter().map(str::to_owned));
            let faults = faults(query, case, &measured, tables);
            if !faults.is_empty() {
                println!("{}", plan::sketch(&measured.plan));
            }
            let place = format!("{} ({}, {mode:?})", query.name, case.what);
            found.extend(faults.into_iter().map(|fault| format!("{place} {fault}")));
        }
    }
    (found, indexes)
}

/// A database with as many tasks, and how to reach it.
async fn seeded(tasks: usize) -> (TestDatabase, Connect) {
    let database = TestDatabase::new().await;
    let connect = seed::connect(&database);
    seed::apply(&connect(Purpose::Command).await.expect("a session")).await;
    seed::fill(&connect, tasks).await;
    database.client().await.batch_execute("vacuum (analyze)").await.expect("statistics");
    (database, connect)
}

#[test]
fn every_query_file_has_a_case() {
    let queries = tasker::db::queries::ALL.iter().filter(|query| query.noun != "bench");
    let files: BTreeSet<String> = queries.map(|query| query.name.to_owned()).collect();
    let cases = QUERIES.iter().map(|query| query.name).chain(UNPLANNED).map(str::to_owned).collect();
    let without: Vec<_> = files.difference(&cases).collect();
    assert!(without.is_empty(), "without a plan test: {without:?}");
    let gone: Vec<_> = cases.difference(&files).collect();
    assert!(gone.is_empty(), "plan tests of no file: {gone:?}");
}

/// The checks themselves, held to a database that lacks an index.
#[tokio::test]
async fn what_a_query_must_not_do_is_found() {
    const NAME: &str = "lock_task_steps";
    let (database, connect) = seeded(1000).await;
    let session = connect(Purpose::Command).await.expect("a session");
    let tables = explain::tables(&session).await;
    let sql = sql_of(NAME);
    let query = QUERIES.iter().find(|query| query.name == NAME).expect("its cases");
    let (faults, indexes) = examine(&session, query, &sql, &tables).await;
    assert_eq!(faults, [""; 0]);
    assert_eq!(head::unkept_promises(&sql, &indexes), [""; 0]);

    database.client().await.batch_execute("drop index index_workflow_steps_task").await.expect("no index");
    let (faults, indexes) = examine(&session, query, &sql, &tables).await;
    assert!(
        faults.iter().any(|fault| fault.ends_with("scans tasker_workflow_steps from end to end")),
        "{faults:?}"
    );
    assert!(faults.iter().any(|fault| fault.ends_with("blocks, and may take 35")), "{faults:?}");
    let unkept = head::unkept_promises(&sql, &indexes);
    assert_eq!(unkept, ["its head names index_workflow_steps_task, which no plan of it uses"]);

    // A worker never scans: it walks an index instead, which is worse.
    let worker = connect(Purpose::Worker).await.expect("a session");
    let (faults, _) = examine(&worker, query, &sql, &tables).await;
    assert!(
        faults.iter().any(|fault| fault.contains("walks tasker_workflow_steps_pkey without a condition")),
        "{faults:?}"
    );

    let unanswered = Query { cases: &[UNANSWERED], ..*query };
    let (faults, _) = examine(&session, &unanswered, &sql, &tables).await;
    assert!(faults.iter().any(|fault| fault.ends_with("answers with 0 of 1 rows")), "{faults:?}");
}

#[tokio::test]
async fn every_query_costs_what_it_is_asked_for() {
    let (_database, connect) = seeded(seed::tasks()).await;
    let mut sessions = BTreeMap::new();
    let mut found = Vec::new();
    let mut used: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut tables = None;
    for query in QUERIES.iter().chain([&COMPLETION_OF_AN_SQL_STEP]) {
        let purpose = format!("{:?}", query.purpose);
        if !sessions.contains_key(&purpose) {
            sessions.insert(purpose.clone(), connect(query.purpose).await.expect("a session"));
        }
        let session = &sessions[&purpose];
        if tables.is_none() {
            tables = Some(explain::tables(session).await);
        }
        let sql = sql_of(query.name);
        let (faults, indexes) = examine(session, query, &sql, tables.as_ref().expect("counted")).await;
        found.extend(faults);
        used.entry(query.name).or_default().extend(indexes);
    }
    for (name, indexes) in used {
        let unkept = head::unkept_promises(&sql_of(name), &indexes);
        if !unkept.is_empty() {
            println!("{name} uses {indexes:?}");
        }
        found.extend(unkept.into_iter().map(|fault| format!("{name} {fault}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
