//! `tasker task retry`.

use crate::fixture::surgery::stuck;

#[tokio::test]
async fn every_failed_step_of_a_task_is_retried() {
    let database = stuck().await;
    let retried = database.tasker(&["task", "retry", "1", "--yes", "--format", "json"]).success().json();
    assert_eq!(retried["tasks"][0]["steps"][0]["name"], "charge");
    assert_eq!(database.tasker(&["task", "retry", "1", "--yes"]).code, 1, "nothing has failed any more");
}
