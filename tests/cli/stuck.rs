//! `tasker stuck`: for each cause the situation itself, made for real, and fixed as it says.

use insta::assert_snapshot;
use nix::sys::signal::Signal;
use serde_json::{Value, json};
use tasker::engine::bench::seed::{SeedStage, Shape};

use crate::common::TestDatabase;
use crate::fixture::stuck::{drain, execute, fix, groups, shop, state, stuck, submit};
use crate::fixture::workers::worker;

#[tokio::test]
async fn failed_steps_are_grouped_by_cause_and_name_the_largest_group_first() {
    let database = shop().await;
    assert_snapshot!(database.tasker(&["stuck"]).snapshot(), @"
    nothing is stuck
    [exit status: 0]
    ");
    submit(&database, "bank/transfer", 1);
    submit(&database, "shop/order", 3);
    drain(&database);
    execute(
        &database,
        "update tasker_workflow_step_transitions set created_at = created_at - interval '2 hours'
          where workflow_step_id in (1, 4)",
    )
    .await;
    assert_snapshot!(database.tasker(&["stuck"]).snapshot(), @"
    CAUSE               STEPS  TASKS  WORKFLOW             STEP    OLDEST  EXAMPLE  FIX
    attempts_exhausted      3      3  shop/order@1.0.0     charge  2h ago        4  tasker step retry --cause attempts_exhausted --namespace shop --step charge
    not_retryable           1      1  bank/transfer@1.0.0  pay     2h ago        1  tasker step retry 1
    [exit status: 0]
    ");
    let all = stuck(&database, &[]);
    assert_eq!(all["kind"], "stuck");
    assert_eq!(
        groups(&all),
        [json!(["attempts_exhausted", "charge", 3, 3]), json!(["not_retryable", "pay", 1, 1])]
    );
    let of_bank = stuck(&database, &["--namespace", "bank"]);
    assert_eq!(groups(&of_bank), [json!(["not_retryable", "pay", 1, 1])]);
    let old = stuck(&database, &["--namespace", "shop", "--older-than", "1h"]);
    assert_eq!(
        (groups(&old), &old["groups"][0]["example_step_id"]),
        (vec![json!(["attempts_exhausted", "charge", 1, 1])], &json!(4))
    );
    fix(&database, &old);
    drain(&database);
    assert_eq!(state(&database, "4"), "complete");
    assert_eq!(groups(&stuck(&database, &[]))[0], json!(["attempts_exhausted", "charge", 2, 2]));
    fix(&database, &of_bank);
    drain(&database);
    assert_eq!(state(&database, "1"), "complete");
    // The rest of the group at once.
    fix(&database, &all);
    drain(&database);
    assert_eq!(groups(&stuck(&database, &[])), [] as [Value; 0]);
    assert_eq!(state(&database, "2"), "complete");
}

#[tokio::test]
async fn a_cause_that_keeps_too_many_is_told_to_whoever_asked() {
    let database = shop().await;
    submit(&database, "shop/order", 2);
    drain(&database);
    let code = |fail_on: &[&str]| {
        let flags: Vec<&str> = fail_on.iter().flat_map(|cause| ["--fail-on", cause]).collect();
        database.tasker(&[&["stuck"], &flags[..]].concat()).code
    };
    assert_eq!(code(&[]), 0);
    assert_eq!(code(&["attempts_exhausted"]), 3);
    assert_eq!(code(&["attempts_exhausted:2"]), 3);
    assert_eq!(code(&["attempts_exhausted:3"]), 0);
    assert_eq!(code(&["not_retryable"]), 0);
    assert_eq!(code(&["not_retryable", "attempts_exhausted:2"]), 3);
    assert_eq!(code(&["attempts_exhausted:0"]), 2);
    assert_eq!(code(&["running"]), 2);
}

#[tokio::test]
async fn a_queue_that_nobody_serves_and_a_backoff_that_nobody_ends() {
    let database = shop().await;
    submit(&database, "shop/flaky", 1);
    let running = worker(&database, &["--queue", "default"]).await;
    database.eventually("exists (select from tasker_backoff_steps)").await;
    // A live worker will end it.
    assert_eq!(groups(&stuck(&database, &[])), [] as [Value; 0]);
    submit(&database, "shop/quick", 2);
    let found = stuck(&database, &[]);
    assert_eq!(groups(&found), [json!(["no_worker", "pack", 2, 2])]);
    assert_eq!(found["groups"][0]["fix"], json!(["tasker worker run --queue packing"]));
    assert_eq!(groups(&stuck(&database, &["--older-than", "1h"])), [] as [Value; 0]);
    running.signal(Signal::SIGTERM);
    running.ended().await;
    let found = stuck(&database, &[]);
    assert_eq!(groups(&found), [json!(["no_worker", "pack", 2, 2]), json!(["no_worker", "fetch", 1, 1])]);
    let _packer = worker(&database, &["--queue", "packing"]).await;
    database.eventually("(select count(*) = 4 from tasker_workflow_steps where processed)").await;
    assert_eq!(groups(&stuck(&database, &[])), [json!(["no_worker", "fetch", 1, 1])]);
}

#[tokio::test]
async fn a_step_whose_worker_died_with_nobody_left_to_rescue_it() {
    let database = shop().await;
    submit(&database, "shop/slow", 1);
    let killed = worker(&database, &["--lease", "1m"]).await;
    database.eventually("exists (select from tasker_workflow_steps where in_process)").await;
    assert_eq!(groups(&stuck(&database, &[])), [] as [Value; 0]);
    killed.signal(Signal::SIGKILL);
    killed.ended().await;
    execute(
        &database,
        "update tasker_workers set last_heartbeat_at = last_heartbeat_at - interval '2 minutes'",
    )
    .await;
    let found = stuck(&database, &[]);
    assert_eq!(groups(&found), [json!(["claimed_by_dead_worker", "wait", 1, 1])]);
    assert_eq!(found["groups"][0]["fix"], json!(["tasker worker run --queue packing"]));
    let _rescuer = worker(&database, &["--queue", "packing"]).await;
    database
        .eventually("exists (select from tasker_workflow_steps where in_process and claim_number = 2)")
        .await;
    assert_eq!(groups(&stuck(&database, &[])), [] as [Value; 0]);
}

#[tokio::test]
async fn a_workflow_without_a_definition() {
    let database = shop().await;
    let _worker = worker(&database, &["--queue", "default"]).await;
    submit(&database, "shop/quick", 4);
    execute(&database, "update tasker_named_tasks set definition = null").await;
    let found = stuck(&database, &[]);
    assert_eq!(groups(&found), [json!(["handler_missing", "pack", 4, 4])]);
    let command = "tasker step resolve --cause handler_missing --namespace shop --step pack";
    assert_eq!(found["groups"][0]["fix"][0], command);
    fix(&database, &found);
    assert_eq!(state(&database, "1"), "resolved_manually");
    // The steps after them have nothing to run either.
    let left = groups(&stuck(&database, &[]));
    assert_eq!(left, [json!(["handler_missing", "label", 4, 4])]);
}

#[tokio::test]
async fn a_cancelled_step_whose_children_wait() {
    let database = shop().await;
    submit(&database, "shop/quick", 1);
    database.tasker(&["step", "cancel", "1/pack", "--yes"]).success();
    let found = stuck(&database, &[]);
    assert_eq!(groups(&found), [json!(["cancelled", "pack", 1, 1])]);
    assert_eq!(found["groups"][0]["fix"], json!(["tasker step resolve 2"]));
    fix(&database, &found);
    assert_eq!(groups(&stuck(&database, &[])), [] as [Value; 0]);
    // Whatever waits, in however many tasks and for however many cancelled steps, is fixed as one.
    let workflow = "{namespace: shop, name: fan, version: 1.0.0, steps: [
        {name: left, handler: {noop: {}}}, {name: right, handler: {noop: {}}},
        {name: one, depends_on: [left, right], handler: {noop: {}}},
        {name: two, depends_on: [left], handler: {noop: {}}}]}";
    database.tasker_with_stdin(&["template", "apply", "-"], workflow).success();
    submit(&database, "shop/fan", 2);
    for step in ["2/left", "2/right", "3/left", "3/right"] {
        database.tasker(&["step", "cancel", step, "--yes"]).success();
    }
    let found = stuck(&database, &[]);
    assert_eq!(groups(&found), [json!(["cancelled", "left", 2, 2]), json!(["cancelled", "right", 2, 2])]);
    assert_eq!(
        found["groups"][0]["fix"],
        json!(["tasker step resolve --cause cancelled --namespace shop --step left"])
    );
    let preview = database.tasker(&["step", "resolve", "--cause", "cancelled", "--dry-run"]).success();
    assert_eq!(preview.stderr, "4 steps in 2 tasks\n");
    fix(&database, &found);
    assert_eq!(groups(&stuck(&database, &[])), [] as [Value; 0]);
    // One that was given up as a whole waits for nothing.
    submit(&database, "shop/quick", 1);
    database.tasker(&["task", "cancel", "4", "--yes"]).success();
    assert_eq!(groups(&stuck(&database, &[])), [] as [Value; 0]);
}

#[tokio::test]
async fn a_queue_that_looks_busy_and_completes_nothing() {
    let database = shop().await;
    submit(&database, "shop/slow", 1);
    let _busy = worker(&database, &["--queue", "packing", "--concurrency", "1"]).await;
    database.eventually("exists (select from tasker_workflow_steps where in_process)").await;
    submit(&database, "shop/quick", 2);
    let queues = |args: &[&str]| stuck(&database, args)["queues"].clone();
    assert_eq!(queues(&[]), json!([]));
    database
        .eventually(
            "(select bool_and(created_at < clock_timestamp() - interval '1 second') from tasker_ready_steps)",
        )
        .await;
    let found = queues(&["--older-than", "1s"]);
    let queue = &found[0];
    assert_eq!(
        (&queue["queue"], &queue["waiting_steps"], &queue["running"], &queue["capacity"]),
        (&json!("packing"), &json!(2), &json!(1), &json!(1)),
        "{found}"
    );
    assert_eq!(queue["longest_step_id"], 1);
    assert_eq!(queue["fix"], json!(["tasker worker run --queue packing", "tasker step cancel 1"]));
    assert_eq!(database.tasker(&["stuck", "--older-than", "1s", "--fail-on", "workers_full:2"]).code, 3);
    assert_eq!(database.tasker(&["stuck", "--older-than", "1s", "--fail-on", "workers_full:3"]).code, 0);
    let text = database.tasker(&["stuck", "--older-than", "1s"]).success().stdout;
    assert!(text.contains("queue packing is busy but completes nothing: 2 steps wait"), "{text}");
    // The first thing it suggests: one more worker.
    let _more = worker(&database, &["--queue", "packing"]).await;
    database.eventually("(select count(*) = 4 from tasker_workflow_steps where processed)").await;
    assert_eq!(queues(&["--older-than", "1s"]), json!([]));
}

#[tokio::test]
async fn of_many_stuck_tasks_both_ends_are_read_and_all_where_a_limit_needs_them() {
    let database = TestDatabase::new().await;
    database.seed(4000, Shape::Diamond, SeedStage::Failing, 1).await;
    let client = database.client().await;
    let sql = "select count(*) from tasker_workflow_step_transitions
                where most_recent and to_state = 'error'
                  and workflow_step_id not in (select workflow_step_id from tasker_backoff_steps)";
    let stopped: i64 = client.query_one(sql, &[]).await.expect("a count").get(0);
    let found = stuck(&database, &[]);
    assert_eq!(found["is_partial"], true);
    let is_failure = |group: &&Value| {
        ["not_retryable", "attempts_exhausted"].contains(&group["cause"].as_str().expect("a cause"))
    };
    let failures = |found: &Value| -> Vec<Value> {
        found["groups"].as_array().expect("groups").iter().filter(is_failure).cloned().collect()
    };
    let steps = |found: &Value| {
        failures(found).iter().map(|group| group["steps"].as_i64().expect("a number")).sum::<i64>()
    };
    assert!(failures(&found).iter().all(|group| group["is_partial"] == true), "{found}");
    assert!((500..stopped).contains(&steps(&found)), "{found}");
    let all = stuck(&database, &["--older-than", "1s"]);
    assert_eq!((steps(&all), &all["is_partial"]), (stopped, &json!(false)), "{all}");
    assert!(failures(&all).iter().all(|group| group["is_partial"] == false), "{all}");
    let of_cause = |cause: &str| -> i64 {
        let groups = failures(&all).into_iter().filter(|group| group["cause"] == cause);
        groups.map(|group| group["steps"].as_i64().expect("a number")).sum()
    };
    let exhausted = of_cause("attempts_exhausted");
    let code =
        |steps: i64| database.tasker(&["stuck", "--fail-on", &format!("attempts_exhausted:{steps}")]).code;
    assert_eq!((code(exhausted), code(exhausted + 1)), (3, 0));
    let text = database.tasker(&["stuck"]).success().stdout;
    assert!(text.ends_with("not all stuck steps were read: numbers with a + are lower bounds\n"), "{text}");
    let queues = database.tasker(&["queue", "list", "--format", "json"]).success().json();
    let queue = &queues["queues"][0];
    assert_eq!((&queue["backoff_steps"], &queue["at_least"]), (&json!(500), &json!(["backoff_steps"])));
    let text = database.tasker(&["queue", "list"]).success().stdout;
    assert!(text.contains(" 500+ "), "{text}");
}
