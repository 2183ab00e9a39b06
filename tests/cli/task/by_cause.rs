//! `tasker task retry|resolve|cancel --cause`.

use insta::assert_snapshot;
use serde_json::json;

use crate::fixture::stuck::{drain, groups, shop, stuck, submit};

#[tokio::test]
async fn tasks_that_one_cause_keeps_are_changed_together() {
    let database = shop().await;
    submit(&database, "bank/transfer", 2);
    submit(&database, "shop/order", 6);
    drain(&database);
    let run = |command: &str, more: &[&str]| {
        let of_shop = ["task", command, "--cause", "attempts_exhausted", "--namespace", "shop"];
        database.tasker(&[&of_shop, more].concat())
    };
    assert_snapshot!(run("retry", &["--limit", "2", "--yes"]).snapshot(), @"
    changed 1 step of task 3; the task is now pending
      ○ charge (step 3): error → pending
      ready now: charge
      still waiting: pack
      undo: tasker step cancel 3, before a worker completes it

    changed 1 step of task 4; the task is now pending
      ○ charge (step 5): error → pending
      ready now: charge
      still waiting: pack
      undo: tasker step cancel 5, before a worker completes it
    ------- stderr -------
    2 steps in 2 tasks; more steps match than --limit allows
    [exit status: 0]
    ");
    run("resolve", &["--limit", "1", "--yes"]).success();
    assert_snapshot!(run("cancel", &["--limit", "1", "--yes"]).snapshot(), @"
    changed 2 steps of task 6; the task is now cancelled
      ⊘ charge (step 9): error → cancelled
      ⊘ pack (step 10): pending → cancelled
      undo: none, cancelled is final; submit the task again
    ------- stderr -------
    1 step in 1 task; more steps match than --limit allows
    [exit status: 0]
    ");
    assert_eq!(
        groups(&stuck(&database, &["--namespace", "shop"])),
        [json!(["attempts_exhausted", "charge", 2, 2]), json!(["no_worker", "charge", 2, 2])]
    );
    database.tasker(&["task", "cancel", "--cause", "no_worker", "--yes"]).success();
    database.tasker(&["task", "cancel", "--cause", "not_retryable", "--step", "pay", "--yes"]).success();
    assert_eq!(groups(&stuck(&database, &[])), [json!(["attempts_exhausted", "charge", 2, 2])]);
    // It is one or the other: ids, or a cause.
    assert_eq!(run("cancel", &["1", "--yes"]).code, 2);
    assert_eq!(database.tasker(&["task", "cancel", "--namespace", "shop", "--yes"]).code, 2);
    assert_eq!(database.tasker(&["task", "cancel", "--yes"]).code, 2);
}
