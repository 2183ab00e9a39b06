//! An identity belongs to its workflow: nobody takes one away from another's, or another's task by a number.

use crate::common::{Run, TestDatabase};

const NOOP: &str =
    "namespace: attacker\nname: noop\nversion: \"1.0.0\"\nsteps: [{ name: a, handler: { noop: {} } }]\n";
const ORDER: &str =
    "namespace: shop\nname: order\nversion: \"1.0.0\"\nsteps: [{ name: a, handler: { noop: {} } }]\n";

async fn database() -> TestDatabase {
    let next = ORDER.replace("1.0.0", "1.1.0");
    TestDatabase::with_workflows(&[NOOP, ORDER, &next]).await
}

/// The task's id, and whether it is new.
fn submit(database: &TestDatabase, args: &[&str]) -> (i64, bool, i32) {
    let run = database.tasker(&[&["task", "submit"], args, &["--format", "json"]].concat());
    let answer = run.json();
    (answer["task_id"].as_i64().expect("an id"), answer["is_new"] == true, run.code)
}

#[tokio::test]
async fn the_identity_of_another_workflow_is_no_obstacle() {
    let database = database().await;
    assert_eq!(submit(&database, &["attacker/noop", "--identity", "order-777"]), (1, true, 0));
    assert_eq!(submit(&database, &["shop/order", "--identity", "order-777"]), (2, true, 0));
    // One for all versions of a workflow.
    assert_eq!(submit(&database, &["shop/order@1.0.0", "--identity", "order-777"]), (2, false, 0));
    assert_eq!(
        submit(&database, &["shop/order@1.0.0", "--identity", "order-777", "--dry-run"]),
        (2, false, 0)
    );

    let run = database.tasker(&["task", "cancel", "order-777", "--yes"]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    for choice in ["attacker/noop:order-777", "shop/order:order-777"] {
        assert!(run.stderr.contains(choice), "{}", run.stderr);
        let shown = database.tasker(&["task", "show", choice, "--format", "json"]).success().json();
        assert_eq!(shown["identity"], "order-777");
        assert_eq!(
            format!("{}/{}", shown["namespace"], shown["name"]).replace('"', "") + ":order-777",
            choice
        );
    }
    database.tasker(&["step", "show", "shop/order:order-777/a"]).success();
    database.tasker(&["task", "cancel", "shop/order:order-777", "--yes"]).success();
    let other = database.tasker(&["task", "show", "1", "--format", "json"]).success().json();
    assert_eq!(other["state"], "pending");
}

#[tokio::test]
async fn another_content_under_an_identity_is_no_success() {
    let database = database().await;
    let with = |context: &str, more: &[&str]| {
        submit(&database, &[&["shop/order", "--identity", "o", "--context", context], more].concat())
    };
    assert_eq!(with(r#"{"a": 1, "b": [2]}"#, &[]), (1, true, 0));
    // The same as PostgreSQL compares it.
    assert_eq!(with(r#"{"b": [2.0], "a": 1}"#, &[]), (1, false, 0));
    for dry in [&[][..], &["--dry-run"]] {
        assert_eq!(with(r#"{"a": 2}"#, dry), (1, false, 5));
        assert_eq!(with(r#"{"a": 2}"#, &[&["--if-exists", "ok"], dry].concat()), (1, false, 0));
    }
    let run = database.tasker(&["task", "submit", "shop/order", "--identity", "o", "--wait"]);
    assert_eq!(
        (run.code, run.stdout.contains("exists with another content")),
        (5, true),
        "{}",
        run.snapshot()
    );

    let batch = "{\"identity\": \"o\", \"context\": {\"a\": 3}}\n{\"identity\": \"p\", \"context\": 1}\n\
                 {\"identity\": \"p\", \"context\": 2}\n{\"identity\": \"p\", \"context\": 1}\n";
    let submit = |more: &[&str]| -> Run {
        let args = [&["task", "submit", "shop/order", "--batch", "-", "--format", "json"], more].concat();
        database.tasker_with_stdin(&args, batch)
    };
    let dry = submit(&["--dry-run"]);
    for (run, first) in [(dry, None), (submit(&[]), Some(2))] {
        let answer = run.json();
        assert_eq!(run.code, 5, "{}", run.snapshot());
        assert_eq!((&answer["new_tasks"], &answer["existing_tasks"]), (&1.into(), &3.into()), "{answer:#}");
        let expected = serde_json::json!([
            { "line": 1, "identity": "o", "task_id": 1 },
            { "line": 3, "identity": "p", "task_id": first },
        ]);
        assert_eq!(answer["differing"], expected);
    }
    assert_eq!(submit(&["--if-exists", "ok"]).code, 0);
}

#[tokio::test]
async fn a_number_given_as_an_identity_is_no_task_id() {
    let database = database().await;
    assert_eq!(submit(&database, &["attacker/noop", "--identity", "3"]).0, 1);
    for task_id in [2, 3] {
        assert_eq!(submit(&database, &["shop/order"]).0, task_id);
    }
    for args in [&["task", "show", "3"][..], &["task", "cancel", "3", "--yes"], &["step", "show", "3/a"]] {
        let run = database.tasker(args);
        assert_eq!(run.code, 2, "{args:?}: {}", run.snapshot());
        assert!(
            run.stderr.contains("id:3 (a task of shop/order), attacker/noop:3 (task 1)"),
            "{}",
            run.stderr
        );
    }
    // Nor where no task has that id: another may get it.
    assert_eq!(submit(&database, &["attacker/noop", "--identity", "99"]).0, 4);
    assert_eq!(database.tasker(&["task", "show", "99"]).code, 2);
    for (name, task_id) in [("id:3", 3), ("identity:3", 1), ("attacker/noop:3", 1), ("2", 2)] {
        let shown = database.tasker(&["task", "show", name, "--format", "json"]).success().json();
        assert_eq!(shown["task_id"], task_id, "{name}");
    }
    assert_eq!(database.tasker(&["task", "show", "id:99"]).code, 1);
}

#[tokio::test]
async fn an_identity_of_an_earlier_release_still_counts() {
    let database = database().await;
    submit(&database, &["shop/order", "--identity", "old"]);
    let as_it_was = "update tasker_tasks set identity_hash = 'old'";
    database.client().await.batch_execute(as_it_was).await.expect("a row of 0.1.0");
    assert_eq!(submit(&database, &["shop/order", "--identity", "old"]), (1, false, 0));
    assert_eq!(submit(&database, &["shop/order", "--identity", "old", "--context", "1"]), (1, false, 5));
    assert_eq!(submit(&database, &["attacker/noop", "--identity", "old"]), (2, true, 0));
    assert_eq!(database.tasker(&["task", "show", "shop/order:old"]).code, 1);
    database.tasker(&["task", "show", "id:1"]).success();
}
