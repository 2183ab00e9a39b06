//! `tasker check indexes`: what it finds, what fixes it, and that it leaves no trace.

use serde_json::Value;
use tokio_postgres::Client;

use crate::common::{Run, TestDatabase};

const RETRY: &str = "index_workflow_steps_retry_logic";

fn check(database: &TestDatabase, more: &[&str]) -> Run {
    database.tasker(&[&["check", "indexes", "--format", "json"], more].concat())
}

/// What is found: the index, the problem, and what fixes it.
fn findings(run: &Run) -> Vec<[String; 3]> {
    let findings = run.json()["findings"].as_array().expect("a list").clone();
    let text = |finding: &Value, key: &str| finding[key].as_str().expect("a text").to_owned();
    findings.iter().map(|finding| ["index", "problem", "fix"].map(|key| text(finding, key))).collect()
}

fn index(run: &Run, name: &str) -> Value {
    let report = run.json();
    let indexes = report["indexes"].as_array().expect("a list");
    indexes
        .iter()
        .find(|index| index["name"] == name)
        .unwrap_or_else(|| panic!("{name} is not listed"))
        .clone()
}

async fn run_sql(client: &Client, statement: &str) {
    client.batch_execute(statement).await.unwrap_or_else(|error| panic!("{statement}: {error:?}"));
}

/// Tasks, enough that a page of them is not all of them.
async fn fill(client: &Client) {
    run_sql(
        client,
        "insert into tasker_named_tasks (name) values ('one'), ('other');
         insert into tasker_tasks (named_task_id, complete, requested_at, tags)
         select 1 + place % 2, place % 100 > 0, now() - place * interval '1 minute', jsonb_build_array('tag ' || place % 100)
           from generate_series(1, 2000) place;
         insert into tasker_task_transitions (task_id, to_state, sort_key, most_recent)
         select task_id, case when complete then 'complete' else 'error' end, 10, true from tasker_tasks;
         insert into tasker_workflow_steps (task_id, named_step_id)
         select task_id, place from tasker_tasks, generate_series(1, 3) place;
         insert into tasker_workflow_step_edges (from_step_id, to_step_id)
         select workflow_step_id, workflow_step_id + 1 from tasker_workflow_steps where named_step_id < 3;
         insert into tasker_workflow_step_transitions (workflow_step_id, to_state, sort_key, most_recent)
         select workflow_step_id, case workflow_step_id % 10 when 0 then 'error' else 'complete' end, 10, true
           from tasker_workflow_steps;
         analyze",
    )
    .await;
}

#[tokio::test]
async fn every_lean_index_is_there_and_serves_a_query() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    fill(&client).await;
    let run = check(&database, &[]).success();
    assert_eq!(findings(&run), [[""; 3]; 0]);
    assert_eq!(run.json()["remarks"], Value::Array(Vec::new()));
    let report = run.json();
    let indexes = report["indexes"].as_array().expect("a list");
    let lean: Vec<_> = indexes.iter().filter(|index| index["set"] == "lean").collect();
    assert_eq!(lean.len(), 11);
    for index in lean {
        assert_eq!(index["state"], "valid");
        assert!(!index["queries"].as_array().expect("a list").is_empty(), "{index}");
    }
    let claim = index(&run, "index_ready_steps_lanes");
    let used_by = claim["queries"].as_array().expect("a list");
    assert!(used_by.contains(&"claim_steps".into()), "{claim}");
    assert_eq!(claim["pages_per_step"], Value::Null, "the claim itself needs it");
    let listed = index(&run, "index_tasks_requested_at");
    let price = listed["pages_per_step"].as_f64().expect("a price");
    assert!((0.1..3.0).contains(&price), "one entry for seven steps: {listed}");
}

#[tokio::test]
async fn an_index_of_others_has_time_to_be_used() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    run_sql(&client, "create index report_by_reason on tasker_tasks (reason, initiator)").await;
    assert_eq!(findings(&check(&database, &[])), [[""; 3]; 0], "it was made a moment ago");
    run_sql(
        &client,
        "do $$ begin for n in 1..10000 loop perform pg_current_xact_id(); commit; end loop; end $$",
    )
    .await;
    let found = findings(&check(&database, &[]));
    assert_eq!(
        found,
        [["report_by_reason", "unused", "drop index concurrently \"public\".\"report_by_reason\""]]
    );
}

#[tokio::test]
async fn of_the_eight_it_says_which_cost_and_which_duplicate() {
    let database = TestDatabase::new().await;
    database.tasker(&["migrate", "up", "--indexes", "all"]).success();
    let client = database.client().await;
    fill(&client).await;
    let run = check(&database, &[]).success();
    let found = findings(&run);
    let of =
        |name: &str| found.iter().find(|[index, ..]| index == name).map(|[_, problem, _]| problem.as_str());
    assert_eq!(of("index_step_transitions_current_state_optimized"), Some("duplicate"));
    assert_eq!(of("index_task_transitions_current_state_optimized"), Some("duplicate"));
    assert_eq!(of(RETRY), Some("unused"));
    assert_eq!(of("index_workflow_steps_backoff_timing"), Some("unused"));
    let price = |name: &str| index(&run, name)["pages_per_step"].as_f64().expect("a price");
    // Every claim and completion writes what these hold: no update is in place any more.
    assert!(price("index_workflow_steps_processing_status") > 5.0);
    assert!(price("index_workflow_steps_task_covering") > 5.0);
    assert!(price(RETRY) > 2.0);
    // It holds hardly anything, and costs the claim's update in place all the same.
    assert!(price("index_workflow_steps_backoff_timing") > 1.0);
    assert!(price("index_step_transitions_current_errors").abs() < 0.5, "nothing failed");
    assert_eq!(
        index(&run, "index_step_transitions_completed_parents")["covered_by"],
        serde_json::json!({ "index": "index_step_transitions_most_recent", "how": "narrower" })
    );

    let left = "select (select count(*) - 2000 from tasker_tasks) + (select count(*) from tasker_workers)
                     + (select count(*) from pg_class where relpersistence = 't')";
    assert_eq!(client.query_one(left, &[]).await.expect("a count").get::<_, i64>(0), 0, "no trace is left");
    // What it says fixes what it found.
    for [_, _, fix] in &found {
        run_sql(&client, fix).await;
    }
    assert_eq!(findings(&check(&database, &["--no-price"]).success()), [[""; 3]; 0]);
    // Dropped knowingly: not asked for again.
    database.tasker(&["migrate", "status", "--check"]).success();
}

#[tokio::test]
async fn what_tasker_needs_and_lacks_is_found() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    run_sql(&client, "drop index index_ready_steps_lanes").await;
    run_sql(
        &client,
        "update pg_index set indisvalid = false where indexrelid = 'index_workflow_steps_task'::regclass",
    )
    .await;
    run_sql(&client, "drop index index_tasks_tagged; create index index_tasks_tagged on tasker_tasks (tags)")
        .await;
    run_sql(&client, "drop index index_step_transitions_most_recent").await;
    let run = check(&database, &["--no-price"]);
    assert_eq!(run.code, 3, "{}", run.snapshot());
    let key = "create unique index concurrently index_step_transitions_most_recent \
               on tasker_workflow_step_transitions (workflow_step_id) where most_recent";
    let drop = "drop index concurrently \"public\".\"index_tasks_tagged\"; then tasker migrate up";
    assert_eq!(
        findings(&run),
        [
            ["index_ready_steps_lanes", "missing", "tasker migrate up"],
            ["index_step_transitions_most_recent", "missing", key],
            ["index_workflow_steps_task", "invalid", "tasker migrate up"],
            ["index_tasks_tagged", "changed", drop],
        ]
    );
    assert_eq!(index(&run, "index_ready_steps_lanes")["size_bytes"], Value::Null);
    run_sql(&client, key).await;
    run_sql(&client, "drop index concurrently index_tasks_tagged").await;
    database.tasker(&["migrate", "up"]).success();
    assert_eq!(findings(&check(&database, &["--no-price"]).success()), [[""; 3]; 0]);

    run_sql(&client, "drop index index_workflow_step_edges_to").await;
    let run = database.tasker(&["check", "indexes", "--no-price"]);
    assert_eq!(run.code, 3, "{}", run.snapshot());
    assert!(
        run.stdout.contains("index_workflow_step_edges_to is missing\n  tasker migrate up\n"),
        "{}",
        run.stdout
    );
}

#[tokio::test]
async fn others_indexes_are_found_and_are_no_failure() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    run_sql(&client, "insert into tasker_named_tasks (name, version) values ('a', '1'), ('a', '2')").await;
    let failed =
        client.batch_execute("create unique index concurrently by_name on tasker_named_tasks (name)").await;
    assert_eq!(failed.expect_err("two of one name").code().map(|state| state.code()), Some("23505"));
    run_sql(&client, "create index \"first of \"\"two\"\"\" on tasker_workflow_steps (task_id)").await;
    let run = check(&database, &[]).success();
    assert_eq!(
        findings(&run),
        [
            ["by_name", "invalid", "reindex index concurrently \"public\".\"by_name\""],
            ["first of \"two\"", "duplicate", "drop index concurrently \"public\".\"first of \"\"two\"\"\""],
        ]
    );
    assert_eq!(index(&run, "first of \"two\"")["covered_by"]["index"], "index_workflow_steps_task");
    // What the message asks for, and then the fixes.
    run_sql(&client, "update tasker_named_tasks set name = 'b' where version = '2'").await;
    for [_, _, fix] in findings(&run) {
        run_sql(&client, &fix).await;
    }
    assert_eq!(findings(&check(&database, &["--no-price"]).success()), [[""; 3]; 0]);
}

#[tokio::test]
async fn a_reader_is_told_what_it_cannot_see() {
    let database = TestDatabase::new().await;
    database.tasker(&["migrate", "up", "--indexes", RETRY]).success();
    let client = database.client().await;
    let role = format!("clerk_of_{}", database.name());
    run_sql(&client, &format!("create role {role}; grant usage on schema public to {role}; grant select on all tables in schema public to {role}")).await;
    run_sql(&client, &format!("revoke temporary on database {} from public", database.name())).await;
    let mut command = database.command(&["check", "indexes", "--format", "json"]);
    command.env("PGOPTIONS", format!("-c role={role}"));
    let run = Run::of(command).success();
    run_sql(&client, &format!("drop owned by {role}; drop role {role}")).await;
    let remarks = run.json()["remarks"].to_string();
    assert!(remarks.contains("this user may not run"), "{remarks}");
    assert!(remarks.contains("could not measure the pages for each step: "), "{remarks}");
    assert_eq!(index(&run, "index_tasks_tagged")["pages_per_step"], Value::Null);
    assert_eq!(findings(&run), [[""; 3]; 0], "it cannot know that nobody uses one");
}

#[tokio::test]
async fn any_schema_will_do_and_so_will_a_pooler() {
    let database = TestDatabase::empty().await;
    let schema = "my \"odd\" schema";
    database.tasker(&["--schema", schema, "migrate", "up"]).success();
    let run = database.tasker(&["--schema", schema, "check", "indexes", "--format", "json"]).success();
    assert_eq!(index(&run, "index_tasks_tagged")["state"], "valid");
    assert!(index(&run, "index_tasks_tagged")["pages_per_step"].is_number());
    database
        .client()
        .await
        .batch_execute("drop index \"my \"\"odd\"\" schema\".index_tasks_tagged")
        .await
        .expect("dropped");
    let run = database.tasker(&["--schema", schema, "check", "indexes", "--format", "json"]);
    assert_eq!((run.code, findings(&run).len()), (3, 1), "{}", run.snapshot());

    let database = TestDatabase::new().await;
    let run = check(&database, &["--pooler"]).success();
    assert!(index(&run, "index_tasks_tagged")["pages_per_step"].is_number(), "{}", run.stdout);
}
