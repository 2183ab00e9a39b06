//! Files are bound to adopted workflows: then the old tasks run to their end, once their queue is open.

use serde_json::json;

use super::adoption::workflow;
use super::{Generation, adopt, adopted, states_of};

#[tokio::test]
async fn a_file_with_the_same_steps_and_edges_lets_old_tasks_run() {
    let database = adopted(Generation::Versioned).await;
    let apply =
        |text: &str| database.tasker_with_stdin(&["template", "apply", "-", "--format", "json"], text);
    let before = states_of(&database).await;
    let mut steps = 0;
    for (namespace, version) in [("shop", "1.0.0"), ("shop", "1.1.0"), ("crm", "0.1.0")] {
        let bound = apply(&workflow(namespace, "order", version)).success().json();
        assert_eq!(bound["templates"][0]["change"], "bound", "{bound}");
        steps += bound["templates"][0]["bound_steps"].as_i64().expect("a number");
        let again = apply(&workflow(namespace, "order", version)).success().json();
        assert_eq!(again["templates"][0]["change"], "unchanged");
        assert_eq!(again["templates"][0]["bound_steps"], 0);
    }
    // All that are pending or in error: 1,700 and 150.
    assert_eq!(steps, 1850);
    assert_eq!(states_of(&database).await, before, "the queue is paused");
    database.tasker(&["check", "consistency"]).success();
    let stuck = database.tasker(&["stuck", "--format", "json"]).success().json().to_string();
    assert!(!stuck.contains("handler_missing") && stuck.contains("queue_paused"), "{stuck}");

    // A new task of the old version, and all the old ones but those that have failed for good.
    database.tasker(&["task", "submit", "shop/order@1.0.0", "--context", "{}"]).success();
    database
        .client()
        .await
        .batch_execute(
            "set tasker.writer = on; update tasker_backoff_steps set next_attempt_at = now();
         update tasker_workflow_steps set next_attempt_at = now() where next_attempt_at is not null",
        )
        .await
        .expect("an hour has passed");
    database.tasker(&["queue", "resume", "adopted"]).success();
    database.tasker(&["worker", "run", "--drain"]).drained();
    let after = states_of(&database).await;
    assert!(after.contains("task complete 901") && after.contains("task error 50"), "{after}");
    assert!(after.contains("step complete 6507"), "{after}");
    database.tasker(&["check", "consistency"]).success();
    database.tasker(&["migrate", "status", "--check"]).success();
    let undo = adopt(&database, &["undo"]);
    assert_eq!(undo.code, 1, "{}", undo.snapshot());
}

#[tokio::test]
async fn a_file_with_other_steps_is_told_what_differs() {
    let database = adopted(Generation::Unversioned).await;
    let text = workflow("default", "shop_order", "0.1.0")
        .replace("name: profile", "name: account")
        .replace("[charge, profile]", "[charge]");
    let run = database.tasker_with_stdin(&["template", "apply", "-"], text);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    for part in [
        "default/shop_order@0.1.0 was adopted with other steps than the file has",
        "the file lacks the steps profile",
        "the tasks lack the steps account",
        "the file lacks the edges profile → notify, validate → profile",
        "the tasks lack the edges validate → account",
    ] {
        assert!(run.stderr.contains(part), "{part}: {}", run.stderr);
    }
    let list = database.tasker(&["template", "list", "--format", "json"]).success().json();
    let hashes: Vec<_> = list["templates"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["definition_hash"].clone())
        .collect();
    assert_eq!(hashes, [json!(null), json!(null), json!(null)], "{list}");
}
