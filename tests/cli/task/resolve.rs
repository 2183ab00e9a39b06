//! `tasker task resolve`.

use insta::assert_snapshot;

use crate::fixture::surgery::stuck;

#[tokio::test]
async fn every_unfinished_step_of_a_task_is_resolved() {
    let database = stuck().await;
    database.tasker(&["task", "retry", "1", "--yes"]).success();
    assert_snapshot!(database.tasker(&["task", "resolve", "1", "--yes", "--reason", "sold elsewhere"]).snapshot(), @"
    changed 3 steps of task 1; the task is now resolved_manually
      ✓ charge (step 1): pending → resolved_manually
      ✓ ship (step 3): pending → resolved_manually
      ✓ bill (step 4): pending → resolved_manually
      undo: none, resolved_manually is final; submit the task again
    [exit status: 0]
    ");
}
