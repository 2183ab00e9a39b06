//! `tasker task submit --batch`: every line or none.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use insta::assert_snapshot;
use serde_json::{Value, json};
use tokio_postgres::Client;

use super::{shop, tasks};
use crate::common::{Run, TestDatabase, eventually_true};

fn batch(database: &TestDatabase, args: &[&str], lines: impl AsRef<[u8]>) -> Run {
    database.tasker_with_stdin(&[&["task", "submit", "--batch", "-"], args].concat(), lines)
}

/// Rows in every table that a submission writes.
async fn rows(client: &Client) -> i64 {
    let sum = "select (select count(*) from tasker_tasks) + (select count(*) from tasker_workflow_steps)
                    + (select count(*) from tasker_workflow_step_edges) + (select count(*) from tasker_ready_steps)
                    + (select count(*) from tasker_queue_priorities where priority = 77)";
    client.query_one(sum, &[]).await.expect("a count").get(0)
}

#[tokio::test]
async fn a_batch_comes_from_a_file_or_standard_input() {
    let database = shop().await;
    fs::write(database.home().join("orders.jsonl"), "{}\n\n   \n{\"template\": \"shop/order@1.0.0\"}")
        .unwrap();
    let run = database.tasker(&["task", "submit", "shop/order", "--batch", "orders.jsonl"]);
    assert_snapshot!(run.snapshot(), @r"
    2 tasks submitted
    [exit status: 0]
    ");
    assert_snapshot!(batch(&database, &["shop/order"], "{}\r\n{}\r\n\r\n{}\r\n").snapshot(), @r"
    3 tasks submitted
    [exit status: 0]
    ");
    assert_snapshot!(batch(&database, &["--format", "json"], "{\"template\": \"shop/order\"}").snapshot(), @r#"
    {"kind":"task.submit_batch","version":1,"new_tasks":1,"existing_tasks":0,"differing":[],"dry_run":false,"task_ids":[6]}
    [exit status: 0]
    "#);
    assert_snapshot!(batch(&database, &["shop/order"], "").snapshot(), @r"
    0 tasks submitted
    [exit status: 0]
    ");
}

#[tokio::test]
async fn lines_override_what_the_command_says_for_all() {
    let database = shop().await;
    let lines = r#"{}
        {"template": "shop/order@1.0.0", "context": {"n": 2}, "tags": [], "priority": -3, "initiator": "b", "source_system": "c", "reason": "d", "identity": "two"}
        {"template": "shop/broken", "context": null, "tags": ["x", "y"]}"#;
    let args = ["shop/order", "--context", "{\"n\": 1}", "--tag", "all", "--priority", "9"];
    let more = ["--initiator", "i", "--source-system", "s", "--reason", "r", "--format", "json"];
    let answer = batch(&database, &[&args[..], &more].concat(), lines).success().json();
    let stored = "select jsonb_build_array(w.name, w.version, t.context, t.tags, t.priority, t.initiator,
                                           t.source_system, t.reason) as task
                    from unnest($1::bigint[]) with ordinality as line (task_id, place)
                    join tasker_tasks t using (task_id) join tasker_named_tasks w using (named_task_id)
                   order by place";
    let ids: Vec<i64> =
        answer["task_ids"].as_array().unwrap().iter().map(|id| id.as_i64().unwrap()).collect();
    let client = database.client().await;
    let stored: Vec<Value> =
        client.query(stored, &[&ids]).await.unwrap().iter().map(|row| row.get("task")).collect();
    // In the order of the lines, though tasks of one workflow are submitted together.
    assert_eq!(
        stored,
        [
            json!(["order", "1.1.0", {"n": 1}, ["all"], 9, "i", "s", "r"]),
            json!(["order", "1.0.0", {"n": 2}, null, -3, "b", "c", "d"]),
            json!(["broken", "1.0.0", {"n": 1}, ["x", "y"], 9, "i", "s", "r"]),
        ]
    );
    let identity = "select identity_hash from tasker_tasks where task_id = $1";
    let identity: String = client.query_one(identity, &[&ids[1]]).await.unwrap().get(0);
    assert_eq!(identity, "shop/order:two");
}

#[tokio::test]
async fn a_bad_line_is_named_and_nothing_is_submitted() {
    let database = shop().await;
    assert_snapshot!(batch(&database, &["shop/order"], "{}\n\n{\"context\": {\"a\": }}\n").snapshot(), @r#"
    ------- stderr -------
    error: line 3 of standard input cannot be submitted; nothing was submitted
      caused by: expected value at column 19
      hint: a line looks like {"template": "shop/order", "context": {"order_id": 7}, "tags": ["eu"]}
    [exit status: 2]
    "#);
    assert_snapshot!(batch(&database, &["shop/order"], "{}\n{\"contxt\": {}}\n").snapshot(), @r#"
    ------- stderr -------
    error: line 2 of standard input cannot be submitted; nothing was submitted
      caused by: unknown field `contxt`, expected one of `template`, `context`, `tags`, `priority`, `initiator`, `source_system`, `reason`, `identity` at column 9
      hint: a line looks like {"template": "shop/order", "context": {"order_id": 7}, "tags": ["eu"]}
    [exit status: 2]
    "#);
    assert_snapshot!(batch(&database, &[], "{}\n").snapshot(), @r#"
    ------- stderr -------
    error: line 1 of standard input cannot be submitted; nothing was submitted
      caused by: neither the line nor the command names a template
      hint: a line looks like {"template": "shop/order", "context": {"order_id": 7}, "tags": ["eu"]}
    [exit status: 2]
    "#);
    assert_snapshot!(batch(&database, &["shop/order"], "{}\n{\"template\": \"shop/ordre\"}\n").snapshot(), @r"
    ------- stderr -------
    error: line 2 of standard input cannot be submitted; nothing was submitted
      caused by: no workflow is called shop/ordre
      hint: did you mean shop/order? `tasker template list` shows them all
    [exit status: 1]
    ");
    assert_snapshot!(batch(&database, &["shop/order"], b"{}\n{\"reason\": \"\xff\"}\n").snapshot(), @r#"
    ------- stderr -------
    error: line 2 of standard input cannot be submitted; nothing was submitted
      caused by: invalid unicode code point at column 13
      hint: a line looks like {"template": "shop/order", "context": {"order_id": 7}, "tags": ["eu"]}
    [exit status: 2]
    "#);
    assert_snapshot!(batch(&database, &["shop/order"], "{\"priority\": 40000}\n").snapshot(), @r"
    ------- stderr -------
    error: line 1 of standard input cannot be submitted; nothing was submitted
      caused by: its priority 40000 is not in -1000..=1000
    [exit status: 2]
    ");
    for line in ["[]", "7", "\"shop/order\"", "{} {}", "{\"tags\": \"eu\"}", "\u{feff}{}"] {
        let run = batch(&database, &["shop/order"], line);
        assert_eq!(run.code, 2, "{line}: {}", run.snapshot());
        assert!(run.stderr.starts_with("error: line 1 of standard input"), "{}", run.stderr);
    }
    assert_eq!(rows(&database.client().await).await, 0);
}

#[tokio::test]
async fn a_bad_line_after_thousands_of_good_ones_undoes_them() {
    let database = shop().await;
    let client = database.client().await;
    for (bad, code) in [("{", 2), ("{\"template\": \"shop/ordre\"}", 1), ("{\"identity\": \"\"}", 2)] {
        let lines = "{\"priority\": 77}\n".repeat(3500) + bad + "\n";
        let run = batch(&database, &["shop/order"], lines);
        assert_eq!(run.code, code, "{}", run.snapshot());
        assert!(run.stderr.contains("line 3501 of standard input"), "{}", run.stderr);
        assert_eq!(rows(&client).await, 0);
    }
    let lines = "{\"priority\": 77}\n".repeat(3500);
    assert_eq!(batch(&database, &["shop/order"], lines).success().stdout, "3500 tasks submitted\n");
    assert_eq!(tasks(&client).await, 3500);
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_a_usage_error() {
    let database = shop().await;
    fs::create_dir(database.home().join("folder")).unwrap();
    let run = |file: &str| database.tasker(&["task", "submit", "shop/order", "--batch", file]);
    assert_snapshot!(run("missing.jsonl").snapshot(), @r"
    ------- stderr -------
    error: could not read missing.jsonl
      caused by: No such file or directory (os error 2)
    [exit status: 2]
    ");
    assert_snapshot!(run("folder").snapshot(), @r"
    ------- stderr -------
    error: could not read folder
      caused by: Is a directory (os error 21)
    [exit status: 2]
    ");
    assert_snapshot!(batch(&database, &["--context", "-"], "").snapshot(), @r"
    ------- stderr -------
    error: standard input cannot be both the batch and the context
      hint: write the context to a file and name it with --context @FILE
    [exit status: 2]
    ");
}

#[tokio::test]
async fn identities_are_one_task_each_within_a_batch_and_across() {
    let database = shop().await;
    super::submit(&database, &["shop/order", "--identity", "old"]).success();
    let lines = "{\"identity\": \"new\"}\n{\"identity\": \"old\"}\n{}\n{\"identity\": \"new\"}\n";
    assert_snapshot!(batch(&database, &["shop/order", "--dry-run"], lines).snapshot(), @r"
    would submit 2 tasks, 2 exist already
    [exit status: 0]
    ");
    let run = batch(&database, &["shop/order", "--format", "json"], lines).success().json();
    assert_eq!((&run["new_tasks"], &run["existing_tasks"]), (&json!(2), &json!(2)));
    let ids = run["task_ids"].as_array().unwrap();
    assert_eq!((ids.len(), &ids[1], &ids[0]), (4, &json!(1), &ids[3]));
    assert_snapshot!(batch(&database, &["shop/order"], lines).snapshot(), @r"
    1 task submitted, 3 existed already
    [exit status: 0]
    ");
    assert_eq!(tasks(&database.client().await).await, 4);
}

#[tokio::test]
async fn dedupe_holds_in_a_batch_too() {
    let database = shop().await;
    let lines = r#"{"context": {"a": 1, "b": 2}}
        {"context": {"b": 2, "a": 1}}
        {"context": {"b": 2, "a": 1}, "template": "shop/order@1.0.0"}
        {"context": {"b": 2, "a": 1}, "identity": "mine"}"#;
    assert_snapshot!(batch(&database, &["shop/order", "--dedupe"], lines).snapshot(), @r"
    3 tasks submitted, 1 existed already
    [exit status: 0]
    ");
    assert_snapshot!(batch(&database, &["shop/order", "--dedupe"], lines).snapshot(), @r"
    0 tasks submitted, 4 existed already
    [exit status: 0]
    ");
    let one = super::submit(&database, &["shop/order", "--dedupe", "--context", "{\"b\": 2, \"a\": 1}"]);
    assert!(one.success().stdout.starts_with("task 1 exists already"));
}

#[tokio::test]
async fn a_killed_submission_leaves_nothing_behind() {
    let database = shop().await;
    let client = database.client().await;
    let mut command = database.command(&["task", "submit", "shop/order", "--batch", "-"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all("{\"priority\": 77}\n".repeat(5000).as_bytes()).expect("a reader");
    // Written, though nobody else can see it yet.
    database.eventually("pg_relation_size('tasker_workflow_steps') > 0").await;
    child.kill().expect("a child of ours");
    child.wait().expect("it has ended");
    drop(pipe);
    let gone = "not exists (select from pg_stat_activity
                             where datname = current_database() and pid <> pg_backend_pid()
                               and backend_type = 'client backend')";
    eventually_true(&client, gone).await;
    assert_eq!(rows(&client).await, 0);
}

#[tokio::test]
async fn a_refused_batch_does_not_wait_for_the_rest_of_its_pipe() {
    let database = shop().await;
    let mut command = database.command(&["task", "submit", "shop/ordre", "--batch", "-"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all("{}\n".repeat(1000).as_bytes()).expect("a reader");
    // The pipe stays open; the program ends all the same.
    let run = Run::from(child.wait_with_output().expect("the program ends"));
    drop(pipe);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    assert!(run.stderr.contains("did you mean shop/order?"), "{}", run.stderr);
}

#[tokio::test]
async fn long_lines_travel_in_smaller_statements() {
    let database = shop().await;
    let line = json!({"context": {"text": "x".repeat(1 << 20)}}).to_string() + "\n";
    let run = batch(&database, &["shop/order"], line.repeat(40)).success();
    assert_eq!(run.stdout, "40 tasks submitted\n");
    let longest = "select count(*) from tasker_tasks where length(context ->> 'text') = 1 << 20";
    let stored: i64 = database.client().await.query_one(longest, &[]).await.unwrap().get(0);
    assert_eq!(stored, 40);
}
