//! `tasker step retry`.

use insta::assert_snapshot;
use serde_json::json;

use crate::fixture::surgery::stuck;

#[tokio::test]
async fn one_attempt_is_given_and_those_made_are_counted() {
    let database = stuck().await;
    assert_snapshot!(database.tasker(&["step", "retry", "1/charge", "--yes"]).snapshot(), @"
    changed 1 step of task 1; the task is now pending
      ○ charge (step 1): error → pending
      ready now: charge
      still waiting: ship, bill
      undo: tasker step cancel 1, before a worker completes it
    [exit status: 0]
    ");
    let shown = || database.tasker(&["step", "show", "1/charge", "--format", "json"]).success().json();
    assert_eq!((&shown()["attempts"], &shown()["retryable"]), (&json!(1), &json!(true)));
    // It fails at its first attempt only.
    database.tasker(&["worker", "run", "--drain", "--quiet"]).drained();
    assert_eq!((&shown()["attempts"], &shown()["state"]), (&json!(2), &json!("complete")));
}

#[tokio::test]
async fn what_the_state_machine_forbids_is_refused_with_what_it_allows() {
    let database = stuck().await;
    assert_snapshot!(database.tasker(&["step", "retry", "1/pack", "--yes"]).snapshot(), @"
    ------- stderr -------
    error: step 2 is complete: only a step in error can be retried
      hint: complete is final; `tasker step show 2` shows its history
    [exit status: 1]
    ");
    // All or nothing: the failed one is left as it is, too.
    assert_snapshot!(database.tasker(&["step", "retry", "1/charge", "1/ship", "--dry-run"]).snapshot(), @"
    ------- stderr -------
    error: step 3 is pending: only a step in error can be retried
      hint: its state allows: `tasker step resolve 3`, `tasker step cancel 3`
    [exit status: 1]
    ");
    assert_eq!(database.tasker(&["step", "retry", "1/nothing", "--yes"]).code, 1);
    let state = database.tasker(&["step", "show", "1/charge", "--format", "json"]).success().json();
    assert_eq!(state["state"], "error");
}
