//! `tasker task submit`: one task, and what becomes of everything given with it.

mod batch;
mod context;
mod wait;

use std::{fs, thread};

use insta::assert_snapshot;
use serde_json::{Value, json};
use tokio_postgres::Client;

use crate::common::{Run, TestDatabase};

const WORKFLOWS: [&str; 3] = [
    "{namespace: shop, name: order, version: 1.0.0, steps: [{name: reserve, handler: {noop: {}}}, {name: ship, depends_on: [reserve], handler: {noop: {}}}]}",
    "{namespace: shop, name: order, version: 1.1.0, steps: [{name: ship, handler: {noop: {}}, priority: 5}]}",
    "{namespace: shop, name: broken, version: 1.0.0, steps: [{name: charge, handler: {fail: {times: 1, permanent: true}}}]}",
];

/// A database with two workflows, one of them in two versions.
async fn shop() -> TestDatabase {
    TestDatabase::with_workflows(&WORKFLOWS).await
}

fn submit(database: &TestDatabase, args: &[&str]) -> Run {
    database.tasker(&[&["task", "submit"], args].concat())
}

async fn tasks(client: &Client) -> i64 {
    client.query_one("select count(*) from tasker_tasks", &[]).await.expect("a count").get(0)
}

/// The context of the newest task.
async fn context(client: &Client) -> Value {
    let newest = "select context from tasker_tasks order by task_id desc limit 1";
    client.query_one(newest, &[]).await.expect("a task").get(0)
}

#[tokio::test]
async fn a_submission_says_which_version_it_took() {
    let database = shop().await;
    assert_snapshot!(submit(&database, &["shop/order"]).snapshot(), @r"
    task 1 submitted: shop/order@1.1.0
    [exit status: 0]
    ");
    assert_snapshot!(submit(&database, &["shop/order@1.0.0"]).snapshot(), @r"
    task 2 submitted: shop/order@1.0.0
    [exit status: 0]
    ");
    assert_snapshot!(submit(&database, &["shop/order", "--identity", "order-7", "--format", "json"]).snapshot(), @r#"
    {"kind":"task.submit","version":1,"task_id":3,"identity":"order-7","template":"shop/order@1.1.0","is_new":true,"differs":false,"dry_run":false}
    [exit status: 0]
    "#);
}

#[tokio::test]
async fn an_unknown_workflow_is_answered_with_the_nearest() {
    let database = shop().await;
    assert_snapshot!(submit(&database, &["shop/ordr"]).snapshot(), @r"
    ------- stderr -------
    error: no workflow is called shop/ordr
      hint: did you mean shop/order? `tasker template list` shows them all
    [exit status: 1]
    ");
    assert_snapshot!(submit(&database, &["shop/order@2.0.0"]).snapshot(), @r"
    ------- stderr -------
    error: shop/order has no version 2.0.0; its highest is 1.1.0
      hint: see its versions with `tasker template list shop/order`
    [exit status: 1]
    ");
    assert_eq!(submit(&database, &["shop/"]).code, 2);
    assert_snapshot!(submit(&database, &[]).snapshot(), @r"
    ------- stderr -------
    error: the following required arguments were not provided:
      <TEMPLATE>

    Usage: tasker task submit <TEMPLATE>

    For more information, try '--help'.
    [exit status: 2]
    ");
}

#[tokio::test]
async fn an_unmigrated_database_is_answered_with_the_command_that_fixes_it() {
    let database = TestDatabase::empty().await;
    let run = submit(&database, &["shop/order"]);
    assert_snapshot!(run.snapshot().replace(database.name(), "DATABASE"), @r#"
    ------- stderr -------
    error: database "DATABASE" has no Tasker schema
      hint: run `tasker migrate up`
    [exit status: 1]
    "#);
}

#[tokio::test]
async fn a_context_comes_from_the_argument_a_file_or_standard_input() {
    let database = shop().await;
    let client = database.client().await;
    submit(&database, &["shop/order", "--context", r#"{"from": "the argument"}"#]).success();
    assert_eq!(context(&client).await, json!({"from": "the argument"}));

    fs::write(database.home().join("order.json"), "{\n  \"from\": \"a file\"\n}\n").unwrap();
    submit(&database, &["shop/order", "--context", "@order.json"]).success();
    assert_eq!(context(&client).await, json!({"from": "a file"}));

    let args = ["task", "submit", "shop/order", "--context", "-"];
    database.tasker_with_stdin(&args, r#"{"from": "standard input"}"#).success();
    assert_eq!(context(&client).await, json!({"from": "standard input"}));

    submit(&database, &["shop/order", "--context", "[1, null, \"π 🦀 ' \\\" \\\\\"]"]).success();
    assert_eq!(context(&client).await, json!([1, null, "π 🦀 ' \" \\"]));
}

#[tokio::test]
async fn a_context_of_ten_megabytes_arrives_whole() {
    let database = shop().await;
    let rows: Vec<Value> = (0..100_000).map(|n| json!({"order_id": n, "note": "x".repeat(80)})).collect();
    let given = json!({ "rows": rows });
    let text = given.to_string();
    assert!(text.len() > 10_000_000);
    database.tasker_with_stdin(&["task", "submit", "shop/order", "--context", "-"], &text).success();
    assert!(context(&database.client().await).await == given, "another context was stored");
}

#[tokio::test]
async fn a_bad_context_is_a_usage_error_that_says_where() {
    let database = shop().await;
    assert_snapshot!(submit(&database, &["shop/order", "--context", r#"{"order_id": }"#]).snapshot(), @r#"
    ------- stderr -------
    error: the context in --context is not valid JSON
      caused by: expected value at line 1 column 14
      hint: write --context '{"order_id": 7}', --context @FILE, or --context - for standard input
    [exit status: 2]
    "#);
    fs::write(database.home().join("order.json"), "{\n  \"order_id\": 7,\n}\n").unwrap();
    assert_snapshot!(submit(&database, &["shop/order", "--context", "@order.json"]).snapshot(), @r#"
    ------- stderr -------
    error: the context in order.json is not valid JSON
      caused by: key must be a string at line 3 column 1
      hint: write --context '{"order_id": 7}', --context @FILE, or --context - for standard input
    [exit status: 2]
    "#);
    assert_snapshot!(submit(&database, &["shop/order", "--context", "@missing.json"]).snapshot(), @r"
    ------- stderr -------
    error: could not read the context from missing.json
      caused by: No such file or directory (os error 2)
    [exit status: 2]
    ");
    assert_eq!(tasks(&database.client().await).await, 0);
}

#[tokio::test]
async fn what_postgresql_cannot_keep_is_refused_by_name() {
    let database = shop().await;
    assert_snapshot!(submit(&database, &["shop/order", "--context", r#"{"rows": [{"a": "\u0000"}]}"#]).snapshot(), @r"
    ------- stderr -------
    error: context.rows[0].a contains a NUL character (\u0000), which PostgreSQL cannot store
    [exit status: 2]
    ");
    assert_snapshot!(submit(&database, &["shop/order", "--identity", ""]).snapshot(), @r"
    ------- stderr -------
    error: the identity is empty
      hint: leave it out to submit a new task every time
    [exit status: 2]
    ");
    assert_snapshot!(submit(&database, &["shop/order", "--identity", &"x".repeat(2001)]).snapshot(), @r"
    ------- stderr -------
    error: the identity has 2001 bytes; the limit is 2000 bytes
      hint: use a hash of it instead
    [exit status: 2]
    ");
    // An argument cannot hold a NUL; a line of a batch can.
    for (key, value, place) in [
        ("identity", r#""a\u0000""#, "identity"),
        ("tags", r#"["eu", "a\u0000"]"#, "a tag"),
        ("initiator", r#""a\u0000""#, "initiator"),
        ("source_system", r#""a\u0000""#, "source system"),
        ("reason", r#""a\u0000""#, "reason"),
        ("context", r#"{"a\u0000": 1}"#, "a key of context"),
    ] {
        let line = format!("{{\"{key}\": {value}}}\n");
        let run = database.tasker_with_stdin(&["task", "submit", "shop/order", "--batch", "-"], line);
        assert_eq!(run.code, 2, "{}", run.snapshot());
        assert!(run.stderr.contains(&format!("caused by: {place} contains a NUL")), "{}", run.snapshot());
    }
    assert_eq!(tasks(&database.client().await).await, 0);
    // Two thousand bytes that do not compress fit, though.
    let longest: String = (0..2000).map(|_| fastrand::alphanumeric()).collect();
    submit(&database, &["shop/order", "--identity", &longest]).success();
}

#[tokio::test]
async fn everything_said_of_a_task_is_stored() {
    let database = shop().await;
    let words = "it's \"quoted\" \\ π 🦀; drop table tasker_tasks --";
    let args = ["shop/order", "--tag", words, "--tag", "eu", "--priority", "-7"];
    let more = ["--initiator", words, "--source-system", words, "--reason", words, "--identity", words];
    submit(&database, &[&args[..], &more].concat()).success();
    let client = database.client().await;
    let task = client
        .query_one(
            "select tags, priority, initiator, source_system, reason, identity_hash, context,
                    remaining_steps, active_steps, complete from tasker_tasks",
            &[],
        )
        .await
        .unwrap();
    assert_eq!(task.get::<_, Value>("tags"), json!([words, "eu"]));
    assert_eq!(task.get::<_, i16>("priority"), -7);
    assert_eq!(task.get::<_, &str>("identity_hash"), format!("shop/order:{words}"));
    for column in ["initiator", "source_system", "reason"] {
        assert_eq!(task.get::<_, &str>(column), words, "{column}");
    }
    assert_eq!(task.get::<_, Option<Value>>("context"), None);
    assert_eq!((task.get::<_, i32>("remaining_steps"), task.get::<_, i32>("active_steps")), (1, 1));
    assert!(!task.get::<_, bool>("complete"));
    // The step's own priority is 5.
    let ready = client.query_one("select queue, priority from tasker_ready_steps", &[]).await.unwrap();
    assert_eq!((ready.get("queue"), ready.get("priority")), ("default", -2_i16));
    assert_eq!(submit(&database, &["shop/order", "--priority", "1001"]).code, 2);
}

#[tokio::test]
async fn a_second_submission_of_an_identity_returns_the_first_task() {
    let database = shop().await;
    submit(&database, &["shop/order@1.0.0", "--identity", "it's \"7\""]).success();
    // The answer tells which version it is of, whichever was asked for.
    assert_snapshot!(submit(&database, &["shop/order", "--identity", "it's \"7\""]).snapshot(), @r#"
    task 1 exists already under the identity "it's \"7\"": shop/order@1.0.0
    [exit status: 0]
    "#);
    let args = ["shop/order", "--identity", "it's \"7\"", "--format", "json"];
    assert_snapshot!(submit(&database, &args).snapshot(), @r#"
    {"kind":"task.submit","version":1,"task_id":1,"identity":"it's \"7\"","template":"shop/order@1.0.0","is_new":false,"differs":false,"dry_run":false}
    [exit status: 0]
    "#);
    assert_eq!(tasks(&database.client().await).await, 1);
}

#[tokio::test]
async fn of_many_submissions_at_once_one_makes_the_task_and_all_learn_its_id() {
    let database = shop().await;
    let args = ["shop/order", "--identity", "order-7", "--format", "json"];
    let one = || submit(&database, &args).success().json();
    let answers: Vec<Value> = thread::scope(|scope| {
        let all: Vec<_> = (0..20).map(|_| scope.spawn(one)).collect();
        all.into_iter().map(|one| one.join().expect("an answer")).collect()
    });
    assert_eq!(answers.iter().filter(|answer| answer["is_new"] == true).count(), 1);
    assert!(answers.iter().all(|answer| answer["task_id"] == answers[0]["task_id"]), "{answers:?}");
    assert_eq!(tasks(&database.client().await).await, 1);
}

#[tokio::test]
async fn dedupe_knows_a_task_by_definition_and_context() {
    let database = shop().await;
    let dedupe =
        |template: &str, context: &str| submit(&database, &[template, "--dedupe", "--context", context]);
    assert_snapshot!(dedupe("shop/order", r#"{"a": {"x": 1, "y": [1, 2]}, "b": 2}"#).snapshot(), @r"
    task 1 submitted: shop/order@1.1.0
    [exit status: 0]
    ");
    assert_snapshot!(dedupe("shop/order@1.1.0", r#"{"b": 2, "a": {"y": [1, 2], "x": 1}}"#).snapshot(), @r"
    task 1 exists already with this definition and context: shop/order@1.1.0
    [exit status: 0]
    ");
    for (template, context) in [
        ("shop/order", r#"{"a": {"x": 1, "y": [2, 1]}, "b": 2}"#),
        ("shop/order@1.0.0", r#"{"a": {"x": 1, "y": [1, 2]}, "b": 2}"#),
        ("shop/order", "{}"),
        ("shop/order", "null"),
    ] {
        let run = dedupe(template, context).success();
        assert!(run.stdout.contains(" submitted: "), "{template} {context}: {}", run.stdout);
    }
    assert_eq!(submit(&database, &["shop/order", "--dedupe", "--identity", "x"]).code, 2);
}

#[tokio::test]
async fn a_dry_run_says_what_would_happen_and_writes_nothing() {
    let database = shop().await;
    assert_snapshot!(submit(&database, &["shop/order", "--dry-run"]).snapshot(), @r"
    would submit a task of shop/order@1.1.0
    [exit status: 0]
    ");
    assert_eq!(submit(&database, &["shop/ordr", "--dry-run"]).code, 1);
    let client = database.client().await;
    assert_eq!(tasks(&client).await, 0);
    submit(&database, &["shop/order@1.0.0", "--identity", "order-7"]).success();
    let args = ["shop/order", "--identity", "order-7", "--dry-run"];
    assert_snapshot!(submit(&database, &args).snapshot(), @r#"
    task 1 exists already under the identity "order-7": shop/order@1.0.0
    [exit status: 0]
    "#);
    let json = submit(&database, &[&args[..], &["--format", "json"]].concat()).success().json();
    assert_eq!(
        (&json["task_id"], &json["is_new"], &json["dry_run"]),
        (&json!(1), &json!(false), &json!(true))
    );
    assert_eq!(tasks(&client).await, 1);
}
