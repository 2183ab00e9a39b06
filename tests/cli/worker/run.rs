//! `tasker worker run`: what it says and how it ends. What becomes of the steps of a worker
//! that dies is in `tests/fault_injection/workers.rs`.

use insta::assert_snapshot;
use nix::sys::signal::Signal;
use serde_json::json;

use crate::common::{Process, TestDatabase};
use crate::worker::{drain, said, shop, submit};

#[tokio::test]
async fn draining_runs_what_is_there_and_sums_it_up() {
    let database = shop().await;
    submit(&database, "shop/order");
    submit(&database, "shop/broken");
    let run = drain(&database, &[]);
    assert_eq!(run.code, 1, "a task ended in error: {}", run.stderr);
    assert_eq!(run.stdout, "2 steps done, 1 failed; 1 task complete, 1 in error\n");
    assert_snapshot!(said(&run), @r"
    2/charge failed, attempt 1: exit status 7: card refused; no attempt is left: `tasker step show 2/charge`
    task 1 complete
    task 2 is stuck: `tasker task show 2`
    worker 1 started
    ");
    let step = database.tasker(&["step", "show", "1/ship", "--format", "json"]).success().json();
    assert_eq!((&step["state"], &step["result"]["value"]), (&json!("complete"), &json!({"n": 8})));
    // A failed step does not fail the worker: the next one finds nothing to do.
    assert_snapshot!(drain(&database, &["--quiet"]).snapshot(), @r"
    0 steps done, 0 failed; 0 tasks complete, 0 in error
    [exit status: 0]
    ");
}

#[tokio::test]
async fn the_same_sums_as_json() {
    let database = shop().await;
    submit(&database, "shop/order");
    submit(&database, "shop/broken");
    assert_snapshot!(drain(&database, &["--quiet", "--format", "json"]).snapshot(), @r#"
    {"kind":"worker.run","version":1,"completed_steps":2,"failed_steps":1,"interrupted_steps":0,"refused_steps":0,"completed_tasks":1,"failed_tasks":1,"released_steps":0}
    [exit status: 1]
    "#);
}

#[tokio::test]
async fn a_worker_serves_the_queues_it_was_given() {
    let database = shop().await;
    submit(&database, "shop/order");
    submit(&database, "shop/slow");
    let other = ["--quiet", "--queue", "payments", "--queue", "mail"];
    assert_eq!(
        drain(&database, &other).success().stdout,
        "0 steps done, 0 failed; 0 tasks complete, 0 in error\n"
    );
    // Draining waits for no step of a queue it does not serve.
    let ours = ["--quiet", "--queue", "payments", "--queue", "default"];
    assert_eq!(
        drain(&database, &ours).success().stdout,
        "2 steps done, 0 failed; 1 task complete, 0 in error\n"
    );
    let slow = database.tasker(&["task", "show", "2", "--format", "json"]).success().json();
    assert_eq!((&slow["state"], &slow["unserved_queues"]), (&json!("pending"), &json!(["packing"])));
}

#[tokio::test]
async fn flags_that_make_no_sense_are_usage_errors() {
    let database = TestDatabase::new().await;
    assert_snapshot!(drain(&database, &["--lease", "10ms"]).snapshot(), @r"
    ------- stderr -------
    error: invalid value '10ms' for '--lease <DURATION>': it is not from 1s to 1day

    For more information, try '--help'.
    [exit status: 2]
    ");
    // A year's milliseconds more than 32 bits hold, which once wrapped to no time at all.
    for (flag, value) in
        [("--lease", "4294967296s"), ("--poll-interval", "18446744073709551615s"), ("--poll-interval", "1ms")]
    {
        let run = drain(&database, &[flag, value]);
        assert_eq!(run.code, 2, "{}", run.snapshot());
        assert!(run.stderr.contains("it is not from"), "{}", run.stderr);
    }
    std::fs::write(database.home().join("tasker.toml"), "[worker]\nlease = \"4294967296s\"\n")
        .expect("written");
    let run = drain(&database, &[]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(
        run.stderr.contains("worker.lease cannot be") && run.stderr.contains("use from 1s to 1day"),
        "{}",
        run.stderr
    );
    std::fs::remove_file(database.home().join("tasker.toml")).expect("removed");
    for (flag, values) in [
        ("--concurrency", &["0", "10001", "-1", "many"][..]),
        ("--lease", &["soon", "", "-5s"]),
        ("--poll-interval", &["1", "never"]),
        ("--queue", &[""]),
    ] {
        for value in values {
            let run = drain(&database, &[&format!("{flag}={value}")]);
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.snapshot());
            assert!(run.stderr.contains(flag), "{}", run.stderr);
        }
    }
}

#[tokio::test]
async fn without_a_schema_there_is_nothing_to_serve() {
    let database = TestDatabase::empty().await;
    let run = drain(&database, &[]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{}", run.snapshot());
    assert!(run.stderr.contains("`tasker migrate up`"), "{}", run.stderr);
}

#[tokio::test]
async fn a_signal_ends_an_idle_worker_with_its_sums() {
    let database = shop().await;
    let _client = database.client().await;
    for signal in [Signal::SIGTERM, Signal::SIGINT] {
        submit(&database, "shop/order");
        let worker = Process::start(database.command(&["worker", "run", "--format", "json"]));
        database.eventually("not exists (select from tasker_tasks where not complete)").await;
        database.eventually("exists (select from tasker_workers where idle)").await;
        worker.signal(signal);
        let run = worker.ended().await.success();
        assert_eq!(run.json()["completed_steps"], 2, "{}", run.snapshot());
        assert!(run.stderr.contains(r#""event":"draining","running":0"#), "{}", run.stderr);
    }
}

#[tokio::test]
async fn a_second_signal_stops_at_once_and_says_what_was_given_back() {
    let database = shop().await;
    let _client = database.client().await;
    submit(&database, "shop/slow");
    let worker = Process::start(database.command(&["worker", "run"]));
    database.eventually("exists (select from tasker_workflow_steps where in_process)").await;
    worker.signal(Signal::SIGTERM);
    // Two signals at once would be one.
    worker.says("draining: ").await;
    worker.signal(Signal::SIGTERM);
    let run = worker.ended().await;
    assert_eq!(run.code, 130, "{}", run.snapshot());
    assert_eq!(run.stdout, "0 steps done, 0 failed, 1 given back; 0 tasks complete, 0 in error\n");
    assert!(run.stderr.contains("stopping at once: the running steps are given back"), "{}", run.stderr);
}

#[tokio::test]
async fn a_mistyped_queue_and_a_missing_variable_are_warned_of() {
    let database = TestDatabase::with_workflows(&[
        "{name: w, version: 1.0.0, steps: [{name: a, queue: mail, handler: {command: {argv: ['true'], pass_env: [TOKEN]}}}]}",
    ])
    .await;
    let run = drain(&database, &["--queue", "mial"]);
    let warning = "no workflow has steps in queue \"mial\" yet; did you mean \"mail\"?";
    assert!(run.stderr.contains(warning), "{}", run.snapshot());
    for _ in 0..2 {
        database.tasker(&["task", "submit", "w"]).success();
    }
    let run = drain(&database, &["--queue", "mail"]);
    assert!(!run.stderr.contains("no workflow has steps"), "{}", run.snapshot());
    assert_eq!(run.stderr.matches("the variable TOKEN").count(), 1, "{}", run.snapshot());
}

#[tokio::test]
async fn its_sessions_have_the_name_of_the_worker_and_its_host() {
    let database = TestDatabase::with_workflows(&[
        "{name: w, version: 1.0.0, steps: [{name: a, handler: {sql: {statement: 'select current_setting(''application_name'') as name'}}}]}",
    ])
    .await;
    let host = nix::unistd::gethostname().expect("a name").into_string().expect("UTF-8");
    let worker = Process::start(database.command(&["worker", "run", "--no-upkeep"]));
    let name = format!("tasker worker 1@{host}");
    let sessions = format!(
        "(select count(*) = 2 from pg_stat_activity
           where datname = current_database() and application_name = left('{name}', 63))"
    );
    database.eventually(&sessions).await;
    // The session of its statements keeps it when everything else is reset between two.
    for task in ["one", "two"] {
        database.tasker(&["task", "submit", "w", "--identity", task, "--wait"]).success();
        let shown = database.tasker(&["step", "show", &format!("{task}/a"), "--format", "json"]);
        let result = &shown.success().json()["result"]["value"];
        assert_eq!(result, &json!({ "name": name }), "{task}");
    }
    drop(worker);
    // One that a person chose stays.
    let mut named = database.command(&["worker", "run", "--no-upkeep"]);
    named.env("PGAPPNAME", "mine");
    let _worker = Process::start(named);
    database.eventually("(select count(*) = 2 from pg_stat_activity where application_name = 'mine')").await;
    database.eventually("exists (select from tasker_workers where worker_id = 2)").await;
    database.eventually("(select count(*) = 2 from pg_stat_activity where application_name = 'mine')").await;
}
