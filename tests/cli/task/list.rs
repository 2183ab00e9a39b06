//! `tasker task list`.

use insta::assert_snapshot;
use serde_json::json;
use tasker::model::state::State;

use crate::common::TestDatabase;
use crate::fixture::orders::stuck_order;
use crate::fixture::tasks::{step, task, task_of};

#[tokio::test]
async fn list_shows_tasks_newest_first() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    task(&client, "first", State::Complete, &[step("reserve", State::Complete, &[])]).await;
    task(&client, "second", State::Error, &stuck_order()).await;
    task_of(&client, "refund", "third", State::Pending, &[step("pay", State::Pending, &[])]).await;

    assert_snapshot!(database.tasker(&["task", "list"]).snapshot(), @r"
    TASK  STATE       WORKFLOW           STEPS  REQUESTED  TOOK  TAGS
       3  ○ pending   shop/refund@1.0.0    0/1  2h ago        -  -
       2  ✗ error     shop/order@1.0.0     2/5  2h ago      20s  -
       1  ✓ complete  shop/order@1.0.0     1/1  2h ago      20s  -
    [exit status: 0]
    ");
}

#[tokio::test]
async fn list_says_so_when_there_is_nothing() {
    let database = TestDatabase::new().await;
    assert_snapshot!(database.tasker(&["task", "list"]).snapshot(), @r"
    no tasks
    [exit status: 0]
    ");
    assert_snapshot!(database.tasker(&["task", "list", "--name", "ordre"]).snapshot(), @r"
    no tasks
    ------- stderr -------
    no workflow has this name; list the workflows with `tasker template list`
    [exit status: 0]
    ");
    let run = database.tasker(&["task", "list", "--format", "json"]).success();
    assert_eq!(run.json(), json!({"kind": "task.list", "version": 1, "tasks": [], "next_after": null}));
}

/// Its log says that it runs once its first attempt has ended.
#[tokio::test]
async fn a_task_whose_first_attempt_runs_is_in_progress_everywhere() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    task(&client, "waits", State::Pending, &[step("pay", State::Pending, &[])]).await;
    task(&client, "runs", State::InProgress, &[step("pay", State::InProgress, &[])]).await;
    let listed = |args: &[&str]| {
        let run = database.tasker(&[&["task", "list", "--format", "json"], args].concat()).success();
        let tasks = run.json()["tasks"].as_array().expect("an array").clone();
        let said = |task: &serde_json::Value| {
            format!(
                "{} {}",
                task["identity"].as_str().expect("a string"),
                task["state"].as_str().expect("a string")
            )
        };
        tasks.iter().map(said).collect::<Vec<_>>().join(", ")
    };
    for filter in [&[][..], &["--name", "order"], &["--since", "1d"]] {
        let of = |state: &str| listed(&[filter, &["--state", state]].concat());
        assert_eq!(of("in_progress"), "runs in_progress", "{filter:?}");
        assert_eq!(of("pending"), "waits pending", "{filter:?}");
        assert_eq!(listed(filter), "runs in_progress, waits pending", "{filter:?}");
    }
    let counted = database.tasker(&["task", "count", "--format", "json"]).success().json();
    assert_eq!((&counted["tasks"]["in_progress"], &counted["tasks"]["pending"]), (&json!(1), &json!(1)));
    let context = "select string_agg(status, ' ' order by task_id) from tasker_task_execution_contexts";
    let context = client.query_one(context, &[]).await.expect("the view").get::<_, String>(0);
    assert_eq!(context, "pending in_progress");
}

#[tokio::test]
async fn list_filters_by_everything_at_once_and_alone() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    for (identity, state) in [
        ("a", State::Complete),
        ("b", State::Error),
        ("c", State::Pending),
        ("d", State::Cancelled),
        ("e", State::InProgress),
        ("f", State::ResolvedManually),
    ] {
        task(&client, identity, state, &[]).await;
    }
    task_of(&client, "refund", "g", State::Error, &[]).await;
    client
        .batch_execute(
            r#"update tasker_tasks set tags = '["nightly", "eu"]' where identity_hash in ('b', 'e');
               update tasker_tasks set tags = '["nightly"]' where identity_hash = 'g';
               update tasker_tasks set requested_at = now() - interval '3 days' where identity_hash = 'a';
               update tasker_named_tasks set namespace = 'billing' where name = 'refund'"#,
        )
        .await
        .expect("tags and dates");
    let listed = |args: &[&str]| {
        let run = database.tasker(&[&["task", "list", "--format", "json"], args].concat()).success();
        let tasks = run.json()["tasks"].as_array().expect("an array").clone();
        tasks.iter().map(|task| task["identity"].as_str().expect("a string").to_owned()).collect::<String>()
    };
    assert_eq!(listed(&[]), "gfedcba");
    for state in State::ALL {
        let expected = match state {
            State::Pending => "c",
            State::InProgress => "e",
            State::Error => "gb",
            State::Complete => "a",
            State::ResolvedManually => "f",
            State::Cancelled => "d",
        };
        assert_eq!(listed(&["--state", state.as_str()]), expected);
    }
    assert_eq!(listed(&["--state", "error", "--state", "pending", "--state", "error"]), "gcb");
    assert_eq!(listed(&["--name", "refund"]), "g");
    assert_eq!(listed(&["--namespace", "shop", "--state", "error"]), "b");
    assert_eq!(listed(&["--namespace", "shop", "--name", "refund"]), "");
    assert_eq!(listed(&["--tag", "nightly"]), "geb");
    assert_eq!(listed(&["--tag", "nightly", "--tag", "eu"]), "eb");
    assert_eq!(listed(&["--tag", "it's \"quoted\""]), "");
    assert_eq!(listed(&["--since", "1d"]), "gfedcb");
    assert_eq!(listed(&["--since", "2000-01-01"]), "gfedcba");
    assert_eq!(listed(&["--since", "1d", "--tag", "eu", "--state", "error", "--name", "order"]), "b");
}

#[tokio::test]
async fn list_turns_its_pages_without_a_gap_or_a_repetition() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    for number in 0..7 {
        let state = if number % 2 == 0 { State::Error } else { State::Pending };
        task(&client, &number.to_string(), state, &[]).await;
    }
    let run = database.tasker(&["task", "list", "--state", "error", "--state", "pending", "--limit", "3"]);
    let (_, command) = run.stderr.trim().split_once("next page: ").expect("the next page");
    assert_eq!(command, "tasker task list --state error --state pending --limit 3 --after 5");

    let (mut seen, mut after) = (Vec::new(), i64::MAX);
    loop {
        let run = database
            .tasker(&["task", "list", "--limit", "3", "--format", "json", "--after", &after.to_string()])
            .success();
        assert_eq!(run.stderr, "");
        let page = run.json();
        seen.extend(page["tasks"].as_array().expect("an array").iter().map(|task| task["task_id"].clone()));
        match page["next_after"].as_i64() {
            Some(next) => after = next,
            None => break,
        }
    }
    assert_eq!(seen, [7, 6, 5, 4, 3, 2, 1]);
}

#[tokio::test]
async fn list_refuses_what_it_cannot_read() {
    let database = TestDatabase::new().await;
    assert_snapshot!(database.tasker(&["task", "list", "--since", "yesterday"]).snapshot(), @r#"
    ------- stderr -------
    error: invalid value 'yesterday' for '--since <TIME>': "yesterday" is not a valid time: write 90m, 3d, 2026-11-23 or 2026-11-23T08:00:00Z

    For more information, try '--help'.
    [exit status: 2]
    "#);
    assert_eq!(database.tasker(&["task", "list", "--limit", "0"]).code, 2);
    assert_eq!(database.tasker(&["task", "list", "--state", "done"]).code, 2);
}
