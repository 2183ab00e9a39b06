//! `tasker archive`.

mod interrupted;
mod restore;
mod run;
mod show;
mod status;
mod year;

use std::path::PathBuf;

use serde_json::Value;
use tokio_postgres::Client;

use crate::common::TestDatabase;

/// The tables of a task.
const TABLES: [&str; 5] = [
    "tasker_tasks",
    "tasker_workflow_steps",
    "tasker_workflow_step_edges",
    "tasker_task_transitions",
    "tasker_workflow_step_transitions",
];

/// A workflow that keeps complete tasks for a week and failed ones for three months, and one that says nothing.
const WORKFLOWS: [&str; 2] = [
    "{namespace: shop, name: order, version: 1.0.0, retention: {complete: 7d, error: 90d}, steps: [
        {name: pack, handler: {noop: {}}},
        {name: charge, depends_on: [pack], handler: {noop: {}}}]}",
    "{namespace: shop, name: refund, version: 1.0.0, steps: [
        {name: refund, handler: {fail: {times: 9}}, retry: {limit: 1}}]}",
];

/// Complete tasks 1 to `orders` of `shop/order`, and `refunds` tasks of `shop/refund` in error after them.
pub async fn ended(orders: usize, refunds: usize) -> TestDatabase {
    let database = TestDatabase::with_workflows(&WORKFLOWS).await;
    let line = "{\"context\": {\"text\": \"a, \\\"b\\\"\\nc\", \"empty\": \"\"}}\n";
    let submit = ["task", "submit", "--batch", "-"];
    database.tasker_with_stdin(&[&submit[..], &["shop/order"]].concat(), line.repeat(orders)).success();
    if refunds > 0 {
        database.tasker_with_stdin(&[&submit[..], &["shop/refund"]].concat(), line.repeat(refunds)).success();
    }
    // A worker that was slow to end would keep the lease of the upkeep for a while.
    database.tasker(&["worker", "run", "--drain", "--no-upkeep"]).drained();
    database
}

/// Lets every task have ended so long ago, by the time that its log says.
pub async fn age(client: &Client, interval: &str, tasks: &str) {
    let statement = format!(
        "update tasker_task_transitions set created_at = created_at - interval '{interval}' where task_id {tasks}"
    );
    client.batch_execute(&statement).await.expect("older transitions");
}

async fn numbers(client: &Client, query: &str) -> Vec<i64> {
    client.query(query, &[]).await.expect("a query").iter().map(|row| row.get(0)).collect()
}

pub async fn task_ids(client: &Client) -> Vec<i64> {
    numbers(client, "select task_id from tasker_tasks order by 1").await
}

/// A digest of each table, the same for the same rows in any order.
async fn digests(client: &Client) -> Vec<String> {
    let mut digests = Vec::new();
    for table in TABLES {
        let query = format!(
            "select '{table} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from {table} t"
        );
        digests.push(client.query_one(&query, &[]).await.expect("a digest").get(0));
    }
    digests
}

/// The folder of the archive of a test.
fn folder(database: &TestDatabase) -> PathBuf {
    database.home().join("archive")
}

pub fn folder_text(database: &TestDatabase) -> String {
    folder(database).display().to_string()
}

/// The folders of the parts, as the database has recorded them.
fn parts(database: &TestDatabase) -> Vec<PathBuf> {
    let listed = database.tasker(&["archive", "list", "--format", "json"]).success().json();
    let location = |archive: &Value| archive["location"].as_str().map(PathBuf::from);
    listed["archives"].as_array().expect("a list").iter().filter_map(location).collect()
}

/// Moves what has expired to files.
pub fn archive(database: &TestDatabase) -> Value {
    let to = folder_text(database);
    let args = ["archive", "run", "--to", &to, "--yes", "--load", "100", "--format", "json"];
    database.tasker(&args).success().json()
}
