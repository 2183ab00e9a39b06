//! `tasker queue`.

mod list;
mod pause;
mod resume;

use serde_json::Value;

use crate::common::TestDatabase;

pub const WORKFLOWS: [&str; 3] = [
    "{namespace: shop, name: order, version: 1.0.0, steps: [
        {name: pack, handler: {noop: {}}},
        {name: charge, queue: payments, depends_on: [pack], handler: {noop: {}}},
        {name: ship, depends_on: [charge], handler: {noop: {}}}]}",
    "{namespace: shop, name: flaky, version: 1.0.0, steps: [
        {name: fetch, queue: payments, handler: {fail: {times: 1}}, retry: {backoff: {base: 1s, cap: 1s}}}]}",
    "{namespace: shop, name: slow, version: 1.0.0, steps: [
        {name: transfer, queue: payments, handler: {command: {shell: 'while ! test -e paid; do sleep 0.02; done'}}},
        {name: book, queue: payments, depends_on: [transfer], handler: {noop: {}}}]}",
];

pub async fn shop() -> TestDatabase {
    TestDatabase::with_workflows(&WORKFLOWS).await
}

pub fn pause(database: &TestDatabase) {
    database.tasker(&["queue", "pause", "payments", "--reason", "the bank is down"]).success();
}

pub fn states(database: &TestDatabase, task: &str) -> Vec<String> {
    let shown = database.tasker(&["task", "show", task, "--format", "json"]).success().json();
    let state = |step: &Value| step["state"].as_str().expect("a state").to_owned();
    shown["steps"].as_array().expect("steps").iter().map(state).collect()
}
