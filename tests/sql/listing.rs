//! What a page of `tasker task list` costs in a database of many tasks.

use serde_json::{Value, json};
use tasker::db::queries::{
    newest_pending_tasks, newest_tasks, newest_tasks_in_state, newest_tasks_of_workflows, task_summaries,
};
use tokio_postgres::Client;
use tokio_postgres::types::ToSql;

use crate::common::TestDatabase;

/// Blocks that a page of 21 may read: ten for each task on it.
const BLOCKS_ALLOWED: i64 = 210;

/// Thirty thousand tasks in every state: a third of them of a workflow nobody
/// submits any more, one in a thousand failed, few pending, some tagged.
const SEED: &str = r#"
    insert into tasker_named_tasks (namespace, name) values ('shop', 'order'), ('shop', 'retired');
    insert into tasker_tasks (named_task_id, complete, tags, requested_at)
    select case when n <= 10000 then 2 else 1 end, n % 1000 <> 0 and n <> 29500,
           case when n % 1000 = 1 then '["rare"]'::jsonb end,
           now() - (30000 - n) * interval '1 minute'
      from generate_series(1, 30000) n;
    insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent)
    select task_id, 'in_progress', case when complete then 'complete' else 'error' end, 20, true
      from tasker_tasks
     where task_id <> 29500;
    vacuum analyze tasker_tasks, tasker_task_transitions, tasker_named_tasks;
"#;

async fn blocks(client: &Client, sql: &str, params: &[&(dyn ToSql + Sync)]) -> (i64, Value) {
    let explain = format!("explain (analyze, buffers, timing off, format json) {sql}");
    let row = client.query_one(&explain, params).await.expect("a plan");
    let plan: Value = row.get(0);
    let count = |key: &str| plan[0]["Plan"][key].as_i64().expect("a number of blocks");
    (count("Shared Hit Blocks") + count("Shared Read Blocks"), plan)
}

#[tokio::test]
async fn a_page_costs_what_is_on_it() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    for statement in SEED.split_inclusive(';').filter(|statement| !statement.trim().is_empty()) {
        client.batch_execute(statement).await.expect("the seed");
    }
    let all = client.query_one("select pg_relation_size('tasker_tasks') / 8192", &[]).await.expect("a size");
    assert!(all.get::<_, i64>(0) > 2 * BLOCKS_ALLOWED, "reading every task would pass unnoticed");
    let (none, any_time, limit) = (None::<i64>, None::<jiff::Timestamp>, 21_i64);
    let (no_tags, rare) = (None::<Value>, Some(json!(["rare"])));
    let (any_workflow, retired) = (None::<Vec<i64>>, Some(vec![2_i64]));
    let an_hour_ago = Some(jiff::Timestamp::now() - jiff::Span::new().hours(1));
    let a_second_ago = Some(jiff::Timestamp::now() - jiff::Span::new().seconds(1));
    let deep = Some(15_000_i64);
    let ids: Vec<i64> = (20_000..20_021).collect();
    let cases: Vec<(&str, &str, Vec<&(dyn ToSql + Sync)>)> = vec![
        ("newest", newest_tasks::SQL, vec![&none, &any_time, &no_tags, &limit]),
        ("deep page", newest_tasks::SQL, vec![&deep, &any_time, &no_tags, &limit]),
        ("since an hour", newest_tasks::SQL, vec![&none, &an_hour_ago, &no_tags, &limit]),
        ("since a second", newest_tasks::SQL, vec![&none, &a_second_ago, &no_tags, &limit]),
        ("rare tag", newest_tasks::SQL, vec![&none, &any_time, &rare, &limit]),
        (
            "retired workflow",
            newest_tasks_of_workflows::SQL,
            vec![&none, &any_time, &no_tags, &limit, &retired],
        ),
        (
            "errors",
            newest_tasks_in_state::SQL,
            vec![&none, &any_time, &no_tags, &limit, &any_workflow, &"error"],
        ),
        (
            "no state has them",
            newest_tasks_in_state::SQL,
            vec![&none, &any_time, &no_tags, &limit, &any_workflow, &"cancelled"],
        ),
        (
            "errors of a retired workflow",
            newest_tasks_in_state::SQL,
            vec![&none, &any_time, &no_tags, &limit, &retired, &"error"],
        ),
        ("pending", newest_pending_tasks::SQL, vec![&none, &any_time, &no_tags, &limit, &any_workflow]),
        ("a page's tasks", task_summaries::SQL, vec![&ids]),
    ];
    for (case, sql, params) in cases {
        let (blocks, plan) = blocks(&client, sql, &params).await;
        assert!(blocks <= BLOCKS_ALLOWED, "{case}: {blocks} blocks\n{plan:#}");
    }
}
