//! `tasker worker`.

mod events;
mod health;
mod http;
mod list;
mod listen;
mod results;
mod run;
mod secrets;

use crate::common::{Run, TestDatabase};

pub const WORKFLOWS: [&str; 3] = [
    "{namespace: shop, name: order, version: 1.0.0, steps: [{name: reserve, handler: {command: [echo, '{\"n\": 7}']}}, {name: ship, depends_on: [reserve], handler: {sql: {statement: 'select $1::int + 1 as n', params: [$.parents.reserve.n]}}}]}",
    "{namespace: shop, name: broken, version: 1.0.0, steps: [{name: charge, handler: {command: {shell: 'echo card refused >&2; exit 7'}}, retry: {limit: 1}}, {name: ship, depends_on: [charge], handler: {noop: {}}}]}",
    "{namespace: shop, name: slow, version: 1.0.0, steps: [{name: pack, queue: packing, handler: {command: {shell: 'sleep 600'}}}]}",
];

pub async fn shop() -> TestDatabase {
    TestDatabase::with_workflows(&WORKFLOWS).await
}

pub fn submit(database: &TestDatabase, workflow: &str) {
    database.tasker(&["task", "submit", workflow]).success();
}

pub fn drain(database: &TestDatabase, args: &[&str]) -> Run {
    database.tasker(&[&["worker", "run", "--drain"], args].concat())
}

/// The lines of standard error without the time of day before them, in order:
/// what runs side by side is told in any.
pub fn said(run: &Run) -> String {
    let is_time = |text: &str| {
        text.len() == 8
            && text.bytes().enumerate().all(|(place, byte)| match place {
                2 | 5 => byte == b':',
                _ => byte.is_ascii_digit(),
            })
    };
    let mut lines: Vec<&str> = run
        .stderr
        .lines()
        .map(|line| line.split_once(' ').filter(|(time, _)| is_time(time)).map_or(line, |(_, rest)| rest))
        .collect();
    lines.sort_unstable();
    lines.join("\n")
}
