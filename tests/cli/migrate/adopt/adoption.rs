//! A database of the engine becomes one of tasker's: nothing is lost, nothing starts by itself, and both old and new
//! workflows run to their end.

use serde_json::{Value, json};

use super::{Generation, adopt, adopted, alone, assert_same, engine, rows_of, schema_of, states_of};
use crate::common::{Pooler, TestDatabase};

/// A workflow with the steps and edges of the engine's, in which nothing is done.
pub fn workflow(namespace: &str, name: &str, version: &str) -> String {
    let mut text = format!("namespace: {namespace}\nname: {name}\nversion: {version}\nsteps:\n");
    for (step, parents) in [
        ("validate", ""),
        ("reserve_a", "validate"),
        ("reserve_b", "validate"),
        ("profile", "validate"),
        ("charge", "reserve_a, reserve_b"),
        ("notify", "charge, profile"),
        ("close", "notify"),
    ] {
        text.push_str(&format!(
            "  - name: {step}\n    depends_on: [{parents}]\n    handler: {{ noop: {{}} }}\n"
        ));
    }
    text
}

/// The counts that the rows of tests/data/engine/rows.sql have by construction: of each situation there are fifty tasks.
fn counts() -> Value {
    json!({
        "unfinished_tasks": 400,
        "running_steps": 100,
        "cancelled_tasks": 50,
        "steps_of_cancelled_tasks": 275,
        "finished_tasks": 0,
        "steps_of_finished_tasks": 0,
        "unprocessed_steps": 75,
        "steps_without_attempts": 350,
        "steps_in_error": 150,
        "errors_in_results": 150,
        "ready_steps": 350,
        "retries_due": 75,
        "retries_later": 25,
        "steps_without_retries": 50,
        "backward_edges": 160,
        "histories_with_gaps": 0,
        "workflows": 3,
    })
}

const BEFORE: &str = "step cancelled 25, step complete 4800, step error 150, step in_progress 100, step pending 1825, \
    step pending 50, step resolved_manually 50, task cancelled 50, task complete 600, task error 50, task in_progress 200, \
    task pending 100";

#[tokio::test]
async fn both_generations_are_adopted_and_nothing_is_lost() {
    for (generation, is_short) in [(Generation::Unversioned, true), (Generation::Versioned, false)] {
        let database = engine(generation).await;
        let (schema, rows) = (schema_of(&database).await, rows_of(&database).await);
        assert_eq!(states_of(&database).await, BEFORE);
        alone(&database).await;

        let check = adopt(&database, &["check", "--format", "json"]).success().json();
        assert_eq!(check["counts"], counts());
        assert_eq!(check["obstacles"], json!([]));
        assert_eq!(check["states"]["tasks"]["in_progress"], 200);
        let time_indexes = check["time_indexes"].as_array().expect("a list").len();
        assert_eq!(time_indexes, 9);
        adopt(&database, &["check"]).success();

        // Nothing of a dry run is kept, and what it says comes true.
        let flags: &[&str] = if is_short { &["prepare", "--short-cutover"] } else { &["prepare"] };
        let planned =
            adopt(&database, &[flags, &["--dry-run", "--format", "json"]].concat()).success().json();
        assert_same(&schema_of(&database).await, &schema);
        let prepared = adopt(&database, &[flags, &["--format", "json"]].concat()).success().json();
        assert_eq!(planned["indexes"], prepared["indexes"]);
        assert_eq!(prepared["dropped"].as_array().map(Vec::len), Some(if is_short { 9 } else { 0 }));
        assert_eq!(adopt(&database, flags).success().stdout, "the tables are prepared already\n");

        let run = adopt(&database, &["derive"]);
        assert_eq!(run.code, 1, "{}", run.snapshot());
        assert!(
            run.stderr.contains("cut-over comes next: `tasker migrate adopt cut-over`"),
            "{}",
            run.stderr
        );

        alone(&database).await;
        let run = adopt(&database, &["cut-over"]);
        assert_eq!(run.code, 1, "{}", run.snapshot());
        assert!(run.stderr.contains("the engine was running 100 steps"), "{}", run.stderr);
        let before = schema_of(&database).await;
        alone(&database).await;
        adopt(&database, &["cut-over", "--in-progress", "pending", "--dry-run"]).success();
        assert_same(&schema_of(&database).await, &before);
        alone(&database).await;
        adopt(&database, &["cut-over", "--in-progress", "pending"]).success();
        assert_eq!(rows_of(&database).await, rows);
        assert_eq!(states_of(&database).await, BEFORE);

        // Between the phases nothing of tasker takes the tables for its own.
        let run = database.tasker(&["worker", "run", "--drain", "--no-wait"]);
        assert_eq!(run.code, 1, "{}", run.snapshot());
        assert!(run.stderr.contains("go on with `tasker migrate adopt derive`"), "{}", run.stderr);

        let planned = adopt(&database, &["derive", "--dry-run", "--format", "json"]).success().json();
        assert_eq!(states_of(&database).await, BEFORE);
        let derived = adopt(&database, &["derive", "--format", "json"]).success().json();
        assert_eq!(planned["changes"], derived["changes"]);
        assert_eq!(derived["changes"]["step pending → cancelled"], 275);
        assert_eq!(derived["changes"]["step in_progress → pending"], 100);
        // Those that were ready, and those that the engine was running.
        assert_eq!(derived["changes"]["steps ready"], 450);
        assert_eq!(derived["changes"]["steps in backoff"], 100);
        assert_eq!(derived["tasks"], 400);

        adopt(&database, &["verify", "--dry-run"]).success();
        let verified = adopt(&database, &["verify", "--format", "json"]).success().json();
        assert_eq!(verified["compared"], 1000);
        assert_eq!(verified["after"]["steps"]["cancelled"], 300);
        assert_eq!(verified["after"]["steps"]["pending"], 1700);
        assert_eq!(rows_of(&database).await, rows);

        database.tasker(&["migrate", "status", "--check"]).success();
        database.tasker(&["migrate", "up", "--dry-run"]).success();
        let consistency = database.tasker(&["check", "consistency"]).success();
        assert!(consistency.stdout.contains("no differences"), "{}", consistency.stdout);
        let phases = adopt(&database, &["--format", "json"]).success().json();
        assert_eq!(phases["next"], "finish");
    }
}

#[tokio::test]
async fn old_tasks_are_read_like_any_other() {
    let database = adopted(Generation::Versioned).await;
    let list =
        database.tasker(&["task", "list", "--state", "in_progress", "--format", "json"]).success().json();
    assert_eq!(list["tasks"][0]["task_id"], 1000, "{list}");
    let shown = database.tasker(&["task", "show", "14"]).success();
    assert!(
        shown.stdout.contains("crm/order@0.1.0") && shown.stdout.contains("ready in queue adopted"),
        "{}",
        shown.stdout
    );
    let timeline = database.tasker(&["task", "show", "1", "--timeline"]).success();
    assert!(timeline.stdout.contains("Critical path: "), "{}", timeline.stdout);
    let why = database.tasker(&["step", "why", "92", "--format", "json"]).success().json();
    assert!(why.to_string().contains("handler_missing") && why.to_string().contains("queue_paused"), "{why}");
    let stuck = database.tasker(&["stuck", "--format", "json"]).success().json();
    assert!(stuck.to_string().contains("handler_missing"), "{stuck}");
    assert!(stuck.to_string().contains("attempts_exhausted"), "{stuck}");
    // The error that the engine kept among the results: of a step that has failed for good.
    let failed: i64 = database
        .client()
        .await
        .query_one(
            "select min(workflow_step_id) from tasker_workflow_steps where attempts = 3 and task_id > 100",
            &[],
        )
        .await
        .expect("a step")
        .get(0);
    let failed = failed.to_string();
    for command in [["step", "why"], ["step", "show"]] {
        let run = database.tasker(&[&command[..], &[&failed]].concat()).success();
        assert!(run.stdout.contains("boom"), "{command:?}: {}", run.stdout);
    }
    for command in [
        &["task", "count"][..],
        &["task", "graph", "14"],
        &["step", "show", "92", "--ancestors", "--descendants"],
        &["step", "show", "1", "--history"],
        &["task", "list", "--name", "order"],
        &["template", "list"],
        &["queue", "list"],
        &["migrate", "adopt"],
    ] {
        database.tasker(command).success();
    }
    for view in [
        "step_readiness_statuses",
        "step_dag_relationships",
        "task_execution_contexts",
        "task_workflow_summaries",
    ] {
        let sql = format!("select from tasker_{view} where task_id = 14");
        assert!(!database.client().await.query(&sql, &[]).await.expect("rows").is_empty(), "{view}");
    }
}

#[tokio::test]
async fn a_worker_runs_new_tasks_and_leaves_the_old_ones() {
    let database = adopted(Generation::Unversioned).await;
    let attempts = "select sum(attempts) from tasker_workflow_steps where task_id <= 1000";
    let before: i64 = database.client().await.query_one(attempts, &[]).await.expect("a sum").get(0);
    // The engine knew this workflow by its name alone.
    database
        .tasker_with_stdin(&["template", "apply", "-"], workflow("default", "shop_order", "2.0.0"))
        .success();
    let long = "x".repeat(500);
    for identity in [&long[..], "short"] {
        database
            .tasker(&["task", "submit", "shop_order@2.0.0", "--identity", identity, "--context", "{}"])
            .success();
    }
    // Steps without a definition are not claimed, even where the queue is open.
    database.tasker(&["queue", "resume", "adopted"]).success();
    database
        .client()
        .await
        .batch_execute("set tasker.writer = on; update tasker_backoff_steps set next_attempt_at = now();
                        update tasker_workflow_steps set next_attempt_at = now() where next_attempt_at is not null")
        .await
        .expect("an hour has passed");
    let run = database.tasker(&["worker", "run", "--drain"]).success();
    assert!(run.stdout.contains("14 steps done, 0 failed"), "{}", run.snapshot());
    let states = states_of(&database).await;
    assert!(states.contains("step complete 4814") && states.contains("task complete 602"), "{states}");
    let after: i64 = database.client().await.query_one(attempts, &[]).await.expect("a sum").get(0);
    assert_eq!(after, before);
    database.tasker(&["check", "consistency"]).success();
}

#[tokio::test]
async fn a_forgotten_writer_is_refused_by_name_and_a_reader_is_not() {
    let database = adopted(Generation::Versioned).await;
    let client = database.client().await;
    client.batch_execute("set application_name = 'sidekiq 7.2 shop'").await.expect("a name");
    for statement in [
        "insert into tasker_tasks (named_task_id, requested_at, identity_hash, created_at, updated_at) values (1, now(), 'x', now(), now())",
        "update tasker_workflow_steps set processed = true where workflow_step_id = 92",
        "insert into tasker_workflow_step_transitions (workflow_step_id, to_state, sort_key, created_at, updated_at)
         values (92, 'in_progress', 10, now(), now())",
        "update tasker_task_transitions set most_recent = false where task_id = 14",
        "delete from tasker_workflow_step_edges where from_step_id = 92",
        "truncate tasker_task_transitions",
    ] {
        let error = client.batch_execute(statement).await.expect_err(statement);
        let said = error.as_db_error().expect("the server's words");
        assert!(said.message().contains("'sidekiq 7.2 shop' (process "), "{said:?}");
        assert!(said.message().contains("a database that tasker has taken over"), "{said:?}");
        assert!(said.hint().is_some_and(|hint| hint.contains("stop that application")), "{said:?}");
    }
    let rows = client
        .query("select * from tasker_workflow_steps where task_id = 14", &[])
        .await
        .expect("readers read");
    assert_eq!(rows.len(), 7);

    // An application that submits by tasker's functions is none of the engine's.
    database.tasker_with_stdin(&["template", "apply", "-"], workflow("shop", "order", "2.0.0")).success();
    let made =
        client.query_one("select task_id from tasker_submit('shop/order@2.0.0')", &[]).await.expect("a task");
    assert_eq!(made.get::<_, i64>(0), 1001);
    client
        .batch_execute("set tasker.writer = on; update tasker_tasks set reason = 'x' where task_id = 1")
        .await
        .expect("by hand");
}

#[tokio::test]
async fn a_worker_behind_a_pooler_is_no_foreign_writer() {
    let database = adopted(Generation::Versioned).await;
    let pooler = Pooler::before(&database);
    let url = pooler.url(database.name());
    let through = |args: &[&str]| database.tasker(&[&["--database-url", &url, "--pooler"], args].concat());
    database.tasker_with_stdin(&["template", "apply", "-"], workflow("shop", "order", "2.0.0")).success();
    through(&["task", "submit", "shop/order@2.0.0", "--context", "{}"]).success();
    let run = through(&["worker", "run", "--drain"]).success();
    assert!(run.stdout.contains("7 steps done, 0 failed"), "{}", run.snapshot());
    through(&["task", "cancel", "14", "--yes"]).success();
}

/// Asserts what a database of the engine would not have said of itself.
#[tokio::test]
async fn drift_in_an_adopted_database_is_still_found() {
    let database = adopted(Generation::Versioned).await;
    database.tasker(&["migrate", "status", "--check"]).success();
    let client: tokio_postgres::Client = TestDatabase::client(&database).await;
    client
        .batch_execute("alter table tasker_tasks drop column recorded_state cascade; alter table tasker_workflow_steps add column mine text")
        .await
        .expect("changed by hand");
    let run = database.tasker(&["migrate", "status", "--check"]);
    assert_eq!(run.code, 3, "{}", run.snapshot());
    assert!(run.stdout.contains("column tasker_tasks.recorded_state is missing"), "{}", run.stdout);
    assert!(run.stdout.contains("column tasker_workflow_steps.mine was added"), "{}", run.stdout);
}

#[tokio::test]
async fn gaps_that_the_engine_has_left_are_kept_and_later_ones_are_found() {
    let database = engine(Generation::Versioned).await;
    let without_its_start =
        "delete from tasker_workflow_step_transitions where workflow_step_id = $1 and sort_key = 10";
    database.client().await.execute(without_its_start, &[&1_i64]).await.expect("a gap");
    alone(&database).await;
    adopt(&database, &["prepare"]).success();
    adopt(&database, &["cut-over", "--in-progress", "pending"]).success();
    adopt(&database, &["derive"]).success();
    let verified = adopt(&database, &["verify"]).success();
    assert!(verified.stdout.contains("no differences; 1 gap in a history kept"), "{}", verified.stdout);
    let checked = database.tasker(&["check", "consistency"]).success();
    assert!(checked.stdout.contains("1 gap in a history from before the adoption"), "{}", checked.stdout);

    let client = database.client().await;
    client.batch_execute("set tasker.writer = on").await.expect("a setting");
    let just_now =
        "update tasker_workflow_step_transitions set created_at = now() where workflow_step_id = $1";
    client.execute(just_now, &[&2_i64]).await.expect("a new transition");
    client.execute(without_its_start, &[&2_i64]).await.expect("a gap");
    let checked = database.tasker(&["check", "consistency", "--format", "json"]).json();
    assert_eq!((&checked["inherited_gaps"], &checked["differences"][0]["step_id"]), (&json!(1), &json!(2)));
    // A repair of something else in the task refuses the later one alone.
    let wrong = "update tasker_tasks set remaining_steps = 5 where task_id = 1";
    client.batch_execute(wrong).await.expect("a wrong number");
    let repaired = database.tasker(&["check", "consistency", "--repair", "--format", "json"]).json();
    let all: Vec<_> = repaired["differences"].as_array().expect("differences").iter().collect();
    assert!(all.iter().any(|one| one["outcome"] == "repaired"), "{repaired}");
    assert!(all.iter().all(|one| one["step_id"] != 1), "{repaired}");
}
