//! `tasker task graph`, `tasker task count`, and the relatives of `tasker step show`.

use insta::assert_snapshot;
use serde_json::json;
use tasker::model::state::State;

use crate::common::TestDatabase;
use crate::fixture::{step, task, task_of};

/// A diamond, half done.
async fn order(database: &TestDatabase) -> i64 {
    let steps = [
        step("reserve", State::Complete, &[]),
        step("charge", State::InProgress, &["reserve"]),
        step("pack", State::Complete, &["reserve"]),
        step("ship", State::Pending, &["charge", "pack"]),
    ];
    task(&database.client().await, "order-7", State::InProgress, &steps).await
}

#[tokio::test]
async fn graph_draws_each_step_once_with_its_state_and_level() {
    let database = TestDatabase::new().await;
    order(&database).await;
    assert_snapshot!(database.tasker(&["task", "graph", "order-7"]).snapshot(), @r"
    ✓ reserve  complete, level 0
    ├─ ▶ charge  in_progress, level 1
    └─ ✓ pack  complete, level 1
       └─ ○ ship  (also after ▶ charge)  pending, level 2
    [exit status: 0]
    ");
    assert_snapshot!(database.tasker(&["task", "graph", "1", "--as", "mermaid"]).snapshot(), @r#"
    flowchart TD
        s0["reserve<br/><small>complete, level 0</small>"]
        s1["charge<br/><small>in_progress, level 1</small>"]
        s2["pack<br/><small>complete, level 1</small>"]
        s3["ship<br/><small>pending, level 2</small>"]
        s0 --> s1
        s0 --> s2
        s1 --> s3
        s2 --> s3
        style s0 fill:#a1d99b,color:#000
        style s1 fill:#9ecae1,color:#000
        style s2 fill:#a1d99b,color:#000
        style s3 fill:#eeeeee,color:#000
    [exit status: 0]
    "#);
    assert_snapshot!(database.tasker(&["task", "graph", "1", "--as", "dot"]).snapshot(), @r##"
    digraph workflow {
        node [shape=box, fontname="sans-serif"];
        s0 [label="reserve\ncomplete, level 0", style=filled, fillcolor="#a1d99b"];
        s1 [label="charge\nin_progress, level 1", style=filled, fillcolor="#9ecae1"];
        s2 [label="pack\ncomplete, level 1", style=filled, fillcolor="#a1d99b"];
        s3 [label="ship\npending, level 2", style=filled, fillcolor="#eeeeee"];
        s0 -> s1;
        s0 -> s2;
        s1 -> s3;
        s2 -> s3;
    }
    [exit status: 0]
    "##);
    let json = database.tasker(&["task", "graph", "1", "--format", "json"]).success().json();
    assert_eq!((&json["kind"], &json["levels"]), (&json!("task.graph"), &json!(3)));
    assert_eq!(json["steps"][3], json!({"step_id": 4, "name": "ship", "state": "pending", "level": 2}));
    assert_eq!(
        json["edges"],
        json!([{"from_step_id": 1, "to_step_id": 2}, {"from_step_id": 1, "to_step_id": 3},
               {"from_step_id": 2, "to_step_id": 4}, {"from_step_id": 3, "to_step_id": 4}])
    );
    assert_eq!(json["circular_edges"], json!([]));
}

#[tokio::test]
async fn graph_opens_a_circle_and_says_where() {
    let database = TestDatabase::new().await;
    order(&database).await;
    let circle = "insert into tasker_workflow_step_edges (from_step_id, to_step_id) values (4, 1)";
    database.client().await.batch_execute(circle).await.expect("an edge back");
    assert_snapshot!(database.tasker(&["task", "graph", "1"]).snapshot(), @r"
    ✓ reserve  complete, level 0
    ├─ ▶ charge  in_progress, level 1
    └─ ✓ pack  complete, level 1
       └─ ○ ship  (also after ▶ charge)  pending, level 2
    ------- stderr -------
    left out, because they close a circle: 4 → 1
    [exit status: 0]
    ");
    let json = database.tasker(&["task", "graph", "1", "--format", "json"]).success().json();
    assert_eq!(json["circular_edges"], json!([{"from_step_id": 4, "to_step_id": 1}]));
    let shown = database.tasker(&["step", "show", "1/ship", "--ancestors", "--format", "json"]);
    let distances: Vec<_> = shown.success().json()["ancestors"]
        .as_array()
        .expect("ancestors")
        .iter()
        .map(|step| (step["name"].clone(), step["distance"].clone()))
        .collect();
    let expected = [("charge", 1), ("pack", 1), ("reserve", 2), ("ship", 3)];
    assert_eq!(distances, expected.map(|(name, distance)| (json!(name), json!(distance))));
}

#[tokio::test]
async fn show_names_relatives_near_and_far() {
    let database = TestDatabase::new().await;
    order(&database).await;
    let ship = database.tasker(&["step", "show", "order-7/ship", "--ancestors", "--descendants"]);
    assert_snapshot!(ship.snapshot(), @r"
    ○ step 4  ship  pending
      task       1 shop/order@1.0.0 (in_progress)
      queue      default, priority 0
      attempts   0 of 3
      parents    ▶ charge, ✓ pack

    Ancestors, by the number of edges on the shortest way:
          1  ▶ charge, ✓ pack
          2  ✓ reserve

    Descendants: none
    [exit status: 0]
    ");
    let json = database.tasker(&["step", "show", "1/reserve", "--descendants", "--format", "json"]);
    let json = json.success().json();
    assert_eq!(
        json["descendants"][2],
        json!({"step_id": 4, "name": "ship", "state": "pending", "distance": 2})
    );
    assert_eq!(json.get("ancestors"), None, "nobody asked");
}

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

#[tokio::test]
async fn graph_names_a_task_that_is_none() {
    let database = TestDatabase::new().await;
    assert_snapshot!(database.tasker(&["task", "graph", "7"]).snapshot(), @r"
    ------- stderr -------
    error: there is no task 7
      hint: `tasker task list` shows the newest tasks
    [exit status: 1]
    ");
}
