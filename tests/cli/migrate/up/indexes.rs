//! The indexes that `tasker migrate up` builds while everybody goes on working:
//! the two sets, what failed builds leave, and what others have built.

use std::process::Stdio;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::Value;
use tokio_postgres::Client;

use crate::common::{Run, TestDatabase, eventually};

const RETRY: &str = "index_workflow_steps_retry_logic";

const STEPS: &str = "tasker_workflow_steps";

/// The state of every index, by name.
fn states(database: &TestDatabase) -> Vec<(String, String)> {
    let status = database.tasker(&["migrate", "status", "--format", "json"]).success().json();
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let indexes = status["indexes"].as_array().expect("a list").iter();
    indexes.map(|index| (text(&index["name"]), text(&index["state"]))).collect()
}

fn state(database: &TestDatabase, name: &str) -> String {
    states(database).into_iter().find(|(found, _)| found == name).expect("an index of ours").1
}

/// What `migrate up` says it has done about indexes: the action and the name.
fn changes(run: &Run) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let run = run.json();
    let changes = run["indexes"].as_array().expect("a list").iter();
    changes.map(|change| (text(&change["action"]), text(&change["name"]))).collect()
}

/// What a program is told on standard error while it runs.
pub fn events(run: &Run, event: &str) -> Vec<Value> {
    let lines = run.stderr.lines().filter(|line| line.starts_with('{'));
    let events = lines.map(|line| serde_json::from_str::<Value>(line).expect("an object on a line"));
    events.filter(|found| found["kind"] == "migrate.event" && found["event"] == event).collect()
}

fn up(database: &TestDatabase, more: &[&str]) -> Run {
    database.tasker(&[&["migrate", "up", "--format", "json"], more].concat())
}

async fn names_of(client: &Client, schema: &str) -> Vec<String> {
    let rows = client
        .query("select indexname::text from pg_indexes where schemaname = $1 and indexname like 'index\\_%' order by 1", &[&schema])
        .await
        .expect("the indexes");
    rows.iter().map(|row| row.get(0)).collect()
}

/// Marks an index as what a build that failed leaves behind.
async fn invalidate(client: &Client, name: &str) {
    let statement = format!("update pg_index set indisvalid = false where indexrelid = '{name}'::regclass");
    assert_eq!(client.execute(&statement, &[]).await.expect("a superuser"), 1);
}

#[tokio::test]
async fn the_eight_come_and_go_and_come_again() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let lean = names_of(&client, "public").await;

    let built = changes(&up(&database, &["--indexes", "all"]).success());
    assert_eq!(built.len(), 8);
    assert!(built.iter().all(|(action, _)| action == "build"), "{built:?}");
    let all = names_of(&client, "public").await;
    assert_eq!(all.len(), lean.len() + 8);
    assert_eq!(changes(&up(&database, &["--indexes", "all"]).success()), []);
    // Without the flag, what was chosen stays.
    assert_eq!(changes(&up(&database, &[]).success()), []);

    let planned = up(&database, &["--indexes", "lean", "--dry-run"]).success();
    assert_eq!(names_of(&client, "public").await, all, "a dry run drops nothing");
    let dropped = up(&database, &["--indexes", "lean"]).success();
    assert_eq!(changes(&planned), changes(&dropped));
    assert!(changes(&dropped).iter().all(|(action, _)| action == "drop"));
    assert_eq!(events(&dropped, "changed").len(), 8, "{}", dropped.stderr);
    assert_eq!(names_of(&client, "public").await, lean);

    up(&database, &["--indexes", "all"]).success();
    assert_eq!(names_of(&client, "public").await, all);
    database.tasker(&["migrate", "status", "--check"]).success();
}

#[tokio::test]
async fn one_of_the_eight_can_be_had_alone() {
    let database = TestDatabase::new().await;
    let built = changes(&up(&database, &["--indexes", &format!("lean,{RETRY}")]).success());
    assert_eq!(built, [("build".to_owned(), RETRY.to_owned())]);
    // Dropped by hand it was dropped knowingly, and only asking for it brings it back.
    database
        .client()
        .await
        .batch_execute(&format!("drop index concurrently {RETRY}"))
        .await
        .expect("dropped");
    assert_eq!(state(&database, RETRY), "dropped");
    assert_eq!(changes(&up(&database, &[]).success()), []);
    database.tasker(&["migrate", "status", "--check"]).success();
    assert_eq!(changes(&up(&database, &["--indexes", RETRY]).success()), built);

    let run = database.tasker(&["migrate", "up", "--indexes", "index_workflow_steps_retry"]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(run.stderr.contains("did you mean index_workflow_steps_retry_logic?"), "{}", run.stderr);
}

#[tokio::test]
async fn each_is_built_as_the_data_model_names_it() {
    let database = TestDatabase::new().await;
    up(&database, &["--indexes", "all"]).success();
    let rows = database
        .client()
        .await
        .query("select indexname::text, substring(indexdef from 'ON public.(.*)') from pg_indexes", &[])
        .await
        .expect("the definitions");
    let definition = |name: &str| -> String {
        rows.iter().find(|row| row.get::<_, &str>(0) == name).expect("built").get(1)
    };
    let transitions = "tasker_workflow_step_transitions USING btree";
    let expected = [
        (
            "index_task_transitions_current_state_optimized",
            "tasker_task_transitions USING btree (task_id, most_recent) WHERE most_recent".to_owned(),
        ),
        (
            "index_step_transitions_current_state_optimized",
            format!("{transitions} (workflow_step_id, most_recent) WHERE most_recent"),
        ),
        (
            "index_workflow_steps_processing_status",
            format!("{STEPS} USING btree (task_id, processed, in_process)"),
        ),
        (RETRY, format!("{STEPS} USING btree (attempts, retry_limit, retryable)")),
        (
            "index_workflow_steps_backoff_timing",
            format!(
                "{STEPS} USING btree (last_attempted_at, backoff_request_seconds) WHERE (backoff_request_seconds IS NOT NULL)"
            ),
        ),
        (
            "index_step_transitions_current_errors",
            format!(
                "{transitions} (workflow_step_id, most_recent, created_at) WHERE ((to_state = 'error'::text) AND most_recent)"
            ),
        ),
        (
            "index_step_transitions_completed_parents",
            format!(
                "{transitions} (workflow_step_id, most_recent) WHERE ((to_state = ANY (ARRAY['complete'::text, 'resolved_manually'::text])) AND most_recent)"
            ),
        ),
        (
            "index_workflow_steps_task_covering",
            format!(
                "{STEPS} USING btree (task_id) INCLUDE (workflow_step_id, processed, in_process, attempts, retry_limit)"
            ),
        ),
    ];
    for (name, expected) in expected {
        assert_eq!(definition(name), expected, "{name}");
    }
}

#[tokio::test]
async fn a_missing_one_and_an_invalid_one_are_built() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    client.batch_execute("drop index index_ready_steps_lanes").await.expect("dropped");
    invalidate(&client, "index_workflow_steps_task").await;
    assert_eq!(state(&database, "index_ready_steps_lanes"), "missing");
    assert_eq!(state(&database, "index_workflow_steps_task"), "invalid");
    assert_eq!(database.tasker(&["migrate", "status", "--check"]).code, 3);

    let fixed = up(&database, &[]).success();
    let expected = [("build", "index_ready_steps_lanes"), ("rebuild", "index_workflow_steps_task")];
    assert_eq!(changes(&fixed), expected.map(|(action, name)| (action.to_owned(), name.to_owned())));
    database.tasker(&["migrate", "status", "--check"]).success();

    invalidate(&client, "index_workflow_steps_task").await;
    let said = database.tasker(&["migrate", "up"]).success().stderr;
    assert!(said.contains("index index_workflow_steps_task is invalid: dropping it first"), "{said}");
    assert!(said.contains("rebuilt index index_workflow_steps_task in "), "{said}");
}

#[tokio::test]
async fn what_an_interrupted_drop_leaves_is_dropped() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    client
        .batch_execute(&format!("create index {RETRY} on {STEPS} (attempts, retry_limit, retryable)"))
        .await
        .expect("built");
    invalidate(&client, RETRY).await;
    assert_eq!(changes(&up(&database, &[]).success()), [("drop".to_owned(), RETRY.to_owned())]);
}

#[tokio::test]
async fn one_that_is_there_already_is_recorded_when_it_is_ours() {
    let database = TestDatabase::new().await;
    let build = format!("create index {RETRY} on {STEPS} (attempts, retry_limit, retryable)");
    database.client().await.batch_execute(&build).await.expect("built");
    assert_eq!(changes(&up(&database, &[]).success()), [], "nobody has asked for it");
    let recorded = changes(&up(&database, &["--indexes", "all"]).success());
    assert!(recorded.contains(&("record".to_owned(), RETRY.to_owned())), "{recorded:?}");
    assert_eq!(recorded.len(), 8);
    assert_eq!(state(&database, RETRY), "valid");
}

#[tokio::test]
async fn another_definition_is_reported_and_left_alone() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let other = format!(
        "drop index index_workflow_steps_task; create index index_workflow_steps_task on {STEPS} (task_id);
         create index {RETRY} on {STEPS} (attempts)"
    );
    client.batch_execute(&other).await.expect("other indexes");
    assert_eq!(state(&database, "index_workflow_steps_task"), "changed");
    for more in [&["--indexes", "all"][..], &["--indexes", "lean"], &["--dry-run", "--indexes", "lean"]] {
        let run = up(&database, more);
        assert_eq!(run.code, 3, "{}", run.snapshot());
        let drifted = run.json()["drifted_indexes"].clone();
        assert_eq!(drifted[0]["name"], "index_workflow_steps_task");
        assert_eq!(drifted[0]["definition"], "tasker_workflow_steps USING btree (task_id)");
        assert_eq!(drifted[0]["expected"], "tasker_workflow_steps USING btree (task_id, workflow_step_id)");
        assert_eq!(drifted[0]["fix"], "drop index concurrently \"public\".\"index_workflow_steps_task\"");
        assert_eq!(drifted[1]["name"], RETRY);
        assert!(
            run.stderr.contains("warning: index index_workflow_steps_retry_logic was not changed"),
            "{}",
            run.stderr
        );
    }
    let found: String = client
        .query_one("select pg_get_indexdef('index_workflow_steps_task'::regclass)", &[])
        .await
        .expect("it is there")
        .get(0);
    assert!(found.ends_with("(task_id)"), "{found}");

    client.batch_execute(&format!("drop index index_workflow_steps_task, {RETRY}")).await.expect("dropped");
    up(&database, &[]).success();
    database.tasker(&["migrate", "status", "--check"]).success();
}

#[tokio::test]
async fn they_are_built_in_a_schema_with_an_odd_name_and_nowhere_else() {
    let database = TestDatabase::new().await;
    let schema = "my \"odd\" schema";
    database.tasker(&["--schema", schema, "migrate", "up"]).success();
    let client = database.client().await;
    let beside = names_of(&client, "public").await;
    let all = ["--schema", schema, "migrate", "up", "--indexes", "all", "--format", "json"];
    assert_eq!(changes(&database.tasker(&all).success()).len(), 8);
    assert_eq!(names_of(&client, schema).await.len(), beside.len() + 8);
    client
        .batch_execute("drop index \"my \"\"odd\"\" schema\".index_ready_steps_lanes")
        .await
        .expect("dropped");
    assert_eq!(changes(&database.tasker(&all).success()).len(), 1);
    let lean = ["--schema", schema, "migrate", "up", "--indexes", "lean", "--format", "json"];
    assert_eq!(changes(&database.tasker(&lean).success()).len(), 8);
    assert_eq!(names_of(&client, schema).await, beside);
    assert_eq!(names_of(&client, "public").await, beside);
    database.tasker(&["--schema", schema, "migrate", "status", "--check"]).success();
}

/// Waits until the program's build waits for somebody.
async fn wait_for_a_waiting_build(client: &Client) -> i32 {
    let question = "select pid from pg_stat_activity
                     where datname = current_database() and query like 'create index concurrently%' and wait_event_type = 'Lock'";
    let mut builder = None;
    eventually("a build waits", async || {
        builder = client.query_opt(question, &[]).await.expect("an answer");
        builder.is_some()
    })
    .await;
    builder.expect("a build waits").get(0)
}

#[tokio::test]
async fn a_signal_cancels_the_build_and_the_next_run_fixes_it() {
    let database = TestDatabase::new().await;
    let (client, mut holder) = (database.client().await, database.client().await);
    for signal in [Signal::SIGINT, Signal::SIGTERM] {
        let transaction = holder.transaction().await.expect("a transaction");
        // Writers of the table are what the build waits for.
        transaction
            .batch_execute("lock table tasker_workflow_steps in row exclusive mode")
            .await
            .expect("a lock");
        let mut command = database.command(&["migrate", "up", "--indexes", RETRY]);
        let build = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        let builder = wait_for_a_waiting_build(&client).await;
        kill(Pid::from_raw(build.id() as i32), signal).expect("a signal");
        let run = Run::from(build.wait_with_output().expect("it ends"));
        assert_eq!(run.code, 130, "{}", run.snapshot());
        assert!(
            run.stderr.contains("interrupted while building index index_workflow_steps_retry_logic"),
            "{}",
            run.stderr
        );
        assert!(
            run.stderr.contains("hint: `tasker migrate up` drops the unfinished index"),
            "{}",
            run.stderr
        );
        // The server takes a moment to give the build up.
        let busy = format!("select from pg_stat_activity where pid = {builder} and state = 'active'");
        database.eventually(&format!("not exists ({busy})")).await;
        transaction.rollback().await.expect("the end of the transaction");

        assert_eq!(state(&database, RETRY), "invalid");
        let fixed = changes(&up(&database, &[]).success());
        assert_eq!(fixed, [("rebuild".to_owned(), RETRY.to_owned())]);
        assert_eq!(state(&database, RETRY), "valid");
        up(&database, &["--indexes", "lean"]).success();
    }
}

#[tokio::test]
async fn a_build_ends_at_its_limit_and_names_whom_it_waited_for() {
    let database = TestDatabase::new().await;
    let mut holder = database.client().await;
    let pid: i32 = holder.query_one("select pg_backend_pid()", &[]).await.expect("a pid").get(0);
    let transaction = holder.transaction().await.expect("a transaction");
    transaction
        .batch_execute("lock table tasker_workflow_steps in row exclusive mode")
        .await
        .expect("a lock");
    let run = up(&database, &["--indexes", RETRY, "--build-limit", "2s"]);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    let waits = events(&run, "building");
    let waits = waits.iter().rfind(|building| building["blocker"]["pid"] == pid).expect("a blocker");
    assert_eq!(
        (&waits["name"], &waits["phase"]),
        (&RETRY.into(), &"waiting for writers before build".into())
    );
    assert!(waits["blocker"]["query_seconds"].is_f64() && waits["blocker"]["query"].is_string(), "{waits}");
    let said = format!("index {RETRY} was not built within 2s; it was waiting for pid {pid}");
    assert!(run.stderr.contains(&said), "{}", run.stderr);
    transaction.rollback().await.expect("the end of the transaction");
    assert_eq!(changes(&up(&database, &[]).success()), [("rebuild".to_owned(), RETRY.to_owned())]);
}

#[tokio::test]
async fn of_two_at_once_one_builds_and_both_succeed() {
    let database = TestDatabase::new().await;
    let runs = [(); 3].map(|()| {
        let mut command = database.command(&["migrate", "up", "--indexes", "all", "--format", "json"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
    });
    let built = runs.map(|run| changes(&Run::from(run.wait_with_output().expect("it ends")).success()).len());
    assert_eq!((built.iter().sum::<usize>(), built.iter().max()), (8, Some(&8)), "{built:?}");
    database.tasker(&["migrate", "status", "--check"]).success();
}

#[tokio::test]
async fn writers_go_on_while_an_index_is_built() {
    let database = TestDatabase::new().await;
    let (client, mut holder) = (database.client().await, database.client().await);
    let transaction = holder.transaction().await.expect("a transaction");
    transaction
        .batch_execute("lock table tasker_workflow_steps in row exclusive mode")
        .await
        .expect("a lock");
    let mut command = database.command(&["migrate", "up", "--indexes", RETRY]);
    let build = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    wait_for_a_waiting_build(&client).await;
    let write =
        "set lock_timeout = '2s'; begin; lock table tasker_workflow_steps in row exclusive mode; commit";
    client.batch_execute(write).await.expect("nobody waits behind the build");
    transaction.rollback().await.expect("the end of the transaction");
    Run::from(build.wait_with_output().expect("it ends")).success();
    assert_eq!(state(&database, RETRY), "valid");
}

#[tokio::test]
async fn somebody_elses_build_of_one_of_ours_is_left_to_end() {
    let database = TestDatabase::new().await;
    let (client, mut holder, other) =
        (database.client().await, database.client().await, database.client().await);
    let transaction = holder.transaction().await.expect("a transaction");
    transaction
        .batch_execute("lock table tasker_workflow_steps in row exclusive mode")
        .await
        .expect("a lock");
    let theirs = tokio::spawn(async move {
        let build =
            format!("create index concurrently {RETRY} on {STEPS} (attempts, retry_limit, retryable)");
        other.batch_execute(&build).await
    });
    let pid = wait_for_a_waiting_build(&client).await;
    let run = up(&database, &["--indexes", "all"]);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    let said = format!("another session is building index {RETRY} (pid {pid})");
    assert!(run.stderr.contains(&said), "{}", run.stderr);
    transaction.rollback().await.expect("the end of the transaction");
    theirs.await.expect("no panic").expect("built");
    assert_eq!(changes(&up(&database, &["--indexes", "all"]).success()).len(), 8);
}

#[tokio::test]
async fn a_build_whose_connection_is_cut_is_fixed_by_the_next_run() {
    let database = TestDatabase::new().await;
    let (client, mut holder) = (database.client().await, database.client().await);
    let transaction = holder.transaction().await.expect("a transaction");
    transaction
        .batch_execute("lock table tasker_workflow_steps in row exclusive mode")
        .await
        .expect("a lock");
    let mut command = database.command(&["migrate", "up", "--indexes", RETRY]);
    let build = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let builder = wait_for_a_waiting_build(&client).await;
    client.execute("select pg_terminate_backend($1)", &[&builder]).await.expect("a signal");
    let run = Run::from(build.wait_with_output().expect("it ends"));
    assert_eq!(run.code, 1, "{}", run.snapshot());
    assert!(run.stderr.contains(&format!("error: index {RETRY} was not built")), "{}", run.stderr);
    assert!(run.stderr.contains("57P01"), "{}", run.stderr);
    transaction.rollback().await.expect("the end of the transaction");
    assert_eq!(changes(&up(&database, &[]).success()), [("rebuild".to_owned(), RETRY.to_owned())]);
}

#[tokio::test]
async fn a_program_killed_while_it_builds_leaves_nothing_that_the_next_cannot_mend() {
    let database = TestDatabase::new().await;
    let (client, mut holder) = (database.client().await, database.client().await);
    let transaction = holder.transaction().await.expect("a transaction");
    transaction
        .batch_execute("lock table tasker_workflow_steps in row exclusive mode")
        .await
        .expect("a lock");
    let mut command = database.command(&["migrate", "up", "--indexes", RETRY]);
    let mut build = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
    let builder = wait_for_a_waiting_build(&client).await;
    build.kill().expect("a signal");
    build.wait().expect("it ends");
    // The server goes on building what nobody waits for any more.
    let run = up(&database, &[]);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    assert!(
        run.stderr.contains(&format!("another session is building index {RETRY} (pid {builder})")),
        "{}",
        run.stderr
    );
    transaction.rollback().await.expect("the end of the transaction");
    eventually("the build ends", async || state(&database, RETRY) != "building").await;
    assert_eq!(changes(&up(&database, &[]).success()), [("record".to_owned(), RETRY.to_owned())]);
    assert_eq!(state(&database, RETRY), "valid");
}
