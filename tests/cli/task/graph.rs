//! `tasker task graph`.

use insta::assert_snapshot;
use serde_json::json;

use crate::common::TestDatabase;
use crate::fixture::orders::order;

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
    omitted, because they form a cycle: 4 → 1
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
async fn graph_names_a_task_that_is_none() {
    let database = TestDatabase::new().await;
    assert_snapshot!(database.tasker(&["task", "graph", "7"]).snapshot(), @r"
    ------- stderr -------
    error: there is no task 7
      hint: `tasker task list` shows the newest tasks
    [exit status: 1]
    ");
}
