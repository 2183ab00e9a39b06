//! Graphs on which a careless walk never ends.

use tasker::migrate::program::ViewVersion;
use tokio_postgres::Client;

use super::install_all;
use crate::common::TestDatabase;

/// A task of `steps` steps and these edges between their places; ids rise with
/// the places, from the one returned.
pub async fn insert(client: &Client, steps: i32, edges: &[(i32, i32)]) -> i64 {
    let first = client
        .query_one(
            "with workflow as (
                 insert into tasker_named_tasks (name) values (gen_random_uuid()::text) returning named_task_id
             ), system as (
                 insert into tasker_dependent_systems (name) values (gen_random_uuid()::text)
                 returning dependent_system_id
             ), named_step as (
                 insert into tasker_named_steps (dependent_system_id, name)
                 select dependent_system_id, 'step' from system returning named_step_id
             ), task as (
                 insert into tasker_tasks (named_task_id) select named_task_id from workflow returning task_id
             ), step as (
                 insert into tasker_workflow_steps (task_id, named_step_id)
                 select task_id, named_step_id from task, named_step, generate_series(1, $1::integer)
                 returning workflow_step_id
             )
             select min(workflow_step_id) as id from step",
            &[&steps],
        )
        .await
        .expect("a task")
        .get("id");
    let (parents, children): (Vec<i32>, Vec<i32>) = edges.iter().copied().unzip();
    client
        .execute(
            "insert into tasker_workflow_step_edges (from_step_id, to_step_id)
             select $1::bigint + parent, $1::bigint + child from unnest($2::integer[], $3::integer[]) edge (parent, child)",
            &[&first, &parents, &children],
        )
        .await
        .expect("edges");
    first
}

async fn depths(client: &Client, version: ViewVersion, first: i64) -> Vec<Option<i32>> {
    let question = format!(
        "select min_depth_from_root from {version}.tasker_step_dag_relationships
          where task_id = (select task_id from tasker_workflow_steps where workflow_step_id = $1)
          order by workflow_step_id"
    );
    let rows = client.query(&question, &[&first]).await.expect("the view's rows");
    rows.iter().map(|row| row.get(0)).collect()
}

/// Two to the power of 199 paths lead to the last step.
#[tokio::test]
async fn a_lattice_of_two_hundred_levels_is_walked_level_by_level() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    install_all(&client).await;
    let edges = (0..398).flat_map(|parent| {
        let next = (parent / 2 + 1) * 2;
        [(parent, next), (parent, next + 1)]
    });
    let first = insert(&client, 400, &edges.collect::<Vec<_>>()).await;
    // Without statistics PostgreSQL 18 expects one step and walks the graph again for each of the 400.
    client
        .batch_execute("analyze tasker_workflow_steps, tasker_workflow_step_edges")
        .await
        .expect("statistics");
    let expected: Vec<_> = (0..400).map(|place| Some(place / 2)).collect();
    for version in [ViewVersion::V2, ViewVersion::V3] {
        client.batch_execute("set statement_timeout = '5s'").await.expect("a setting");
        assert_eq!(depths(&client, version, first).await, expected, "{version}");
    }
    client.batch_execute("set statement_timeout = '1s'").await.expect("a setting");
    let last = client
        .query_one(
            "select min_depth_from_root, parent_step_ids from v3.tasker_step_dag_relationships
              where workflow_step_id = $1",
            &[&(first + 399)],
        )
        .await
        .expect("one step");
    assert_eq!(last.get::<_, i32>("min_depth_from_root"), 199);
    let parents: serde_json::Value = last.get("parent_step_ids");
    assert_eq!(parents, serde_json::json!([first + 396, first + 397]));
}

/// The shortest way counts, however long the others are.
#[tokio::test]
async fn a_shortcut_makes_a_step_s_depth_in_every_version() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    install_all(&client).await;
    let first = insert(&client, 6, &[(0, 1), (1, 2), (2, 3), (3, 4), (0, 4), (5, 3)]).await;
    for version in ViewVersion::ALL {
        let depths = depths(&client, version, first).await;
        assert_eq!(depths, [0, 1, 2, 1, 1, 0].map(Some), "{version}");
    }
}

/// No template can hold a circle; another writer's edges can.
#[tokio::test]
async fn edges_in_a_circle_do_not_keep_v3_for_ever() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    install_all(&client).await;
    client.batch_execute("set statement_timeout = '5s'").await.expect("a setting");
    let behind_a_root = insert(&client, 3, &[(0, 1), (1, 2), (2, 1)]).await;
    assert_eq!(depths(&client, ViewVersion::V3, behind_a_root).await, [Some(0), Some(1), Some(2)]);
    let without_a_root = insert(&client, 2, &[(0, 1), (1, 0)]).await;
    assert_eq!(depths(&client, ViewVersion::V3, without_a_root).await, [None, None]);
}
