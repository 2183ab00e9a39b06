//! `tasker task count`.

use insta::assert_snapshot;
use serde_json::json;
use tasker::model::state::State;

use crate::common::TestDatabase;
use crate::fixture::tasks::{step, task, task_of};

#[tokio::test]
async fn count_adds_up_by_workflow_and_by_namespace() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    assert_snapshot!(database.tasker(&["task", "count"]).snapshot(), @r"
    no tasks
    [exit status: 0]
    ");
    for (number, state) in State::ALL.into_iter().enumerate() {
        task(&client, &format!("order-{number}"), state, &[step("ship", State::Pending, &[])]).await;
    }
    task(&client, "order-9", State::Complete, &[step("ship", State::Complete, &[])]).await;
    task_of(&client, "refund", "refund-1", State::Complete, &[step("pay", State::Complete, &[])]).await;
    // A task that a retry has brought back has a transition; one never touched has none.
    let back = "update tasker_task_transitions set most_recent = false where task_id = 3 and most_recent;
                insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent)
                values (3, 'error', 'pending', 99, true);
                update tasker_tasks set recorded_state = 'pending' where task_id = 3;
                insert into tasker_task_count_deltas (named_task_id, pending, error) select named_task_id, 1, -1
                  from tasker_tasks where task_id = 3;
                insert into tasker_named_tasks (namespace, name) values ('mail', 'unused')";
    client.batch_execute(back).await.expect("a retry");
    assert_snapshot!(database.tasker(&["task", "count"]).snapshot(), @r"
    NAMESPACE  WORKFLOW  PENDING  IN_PROGRESS  COMPLETE  RESOLVED_MANUALLY  CANCELLED  TOTAL
    shop       order           2            1         2                  1          1      7
    shop       refund          0            0         1                  0          0      1
    all                        2            1         3                  1          1      8
    [exit status: 0]
    ");
    assert_snapshot!(database.tasker(&["task", "count", "--by", "namespace"]).snapshot(), @r"
    NAMESPACE  PENDING  IN_PROGRESS  COMPLETE  RESOLVED_MANUALLY  CANCELLED  TOTAL
    shop             2            1         3                  1          1      8
    [exit status: 0]
    ");
    assert_snapshot!(database.tasker(&["task", "count", "--name", "refund"]).snapshot(), @r"
    NAMESPACE  WORKFLOW  COMPLETE  TOTAL
    shop       refund           1      1
    [exit status: 0]
    ");
    let json =
        database.tasker(&["task", "count", "--namespace", "shop", "--format", "json"]).success().json();
    assert_eq!(
        json["groups"][1],
        json!({"namespace": "shop", "name": "refund", "pending": 0, "in_progress": 0, "error": 0,
               "complete": 1, "resolved_manually": 0, "cancelled": 0, "total": 1})
    );
    assert_eq!(json["tasks"]["total"], 8);
    let none =
        database.tasker(&["task", "count", "--namespace", "mail", "--format", "json"]).success().json();
    assert_eq!((&none["groups"], &none["tasks"]["total"]), (&json!([]), &json!(0)));
}
