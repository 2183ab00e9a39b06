//! `tasker serve`: requests to the real program.

mod away;
mod browser;
mod changes;
mod guard;
mod live;
mod pages;

use crate::common::TestDatabase;

/// Task 1 is complete; task 2 is stuck at `charge`, and `ship` waits for it.
const WORKFLOWS: [&str; 2] = [
    "{namespace: shop, name: order, version: 1.0.0, steps: [{name: ship, handler: {noop: {}}}]}",
    r#"
namespace: shop
name: broken
version: 1.0.0
steps:
  - { name: charge, handler: { command: [sh, -c, "echo '{\"answer\": \"card refused\"}'; exit 7"] }, retry: { limit: 1 } }
  - { name: ship, depends_on: [charge], handler: { noop: {} } }
"#,
];

async fn shop() -> TestDatabase {
    let database = TestDatabase::with_workflows(&WORKFLOWS).await;
    for workflow in ["shop/order", "shop/broken"] {
        let identity = workflow.replace('/', "-");
        database
            .tasker(&["task", "submit", workflow, "--identity", &identity, "--tag", "night ly"])
            .success();
    }
    database.tasker(&["worker", "run", "--drain"]).drained();
    database
}
