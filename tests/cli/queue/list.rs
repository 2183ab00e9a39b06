//! `tasker queue list`.

use insta::assert_snapshot;

use super::{pause, shop};

#[tokio::test]
async fn every_queue_of_a_workflow_is_there_and_the_paused_one_says_why() {
    let database = shop().await;
    assert_snapshot!(database.tasker(&["queue", "list"]).snapshot(), @"
    QUEUE     READY  OLDEST  BACKOFF  CLAIMED  WORKERS  PAUSED
    default       0  -             0        0        0  -
    payments      0  -             0        0        0  -
    [exit status: 0]
    ");
    pause(&database);
    let listed = database.tasker(&["queue", "list"]).success().stdout;
    assert!(listed.lines().nth(2).expect("two queues").ends_with(": the bank is down"), "{listed}");
}
