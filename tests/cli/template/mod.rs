//! `tasker template`: the files, what is wrong with them, and those applied.

mod apply;
mod check;
mod graph;
mod list;
mod schema;
mod show;

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::TestDatabase;

const ORDER: &str = r#"namespace: shop
name: order
version: "1.0.0"
description: Reserve, charge and ship an order
steps:
  - name: reserve
    handler: { command: ["./reserve", "--json"] }
    retry: { limit: 3, backoff: { base: 1s, cap: 30s } }
    timeout: 30s
  - name: charge
    depends_on: [reserve]
    queue: payments
    handler: { sql: { file: charge.sql, params: ["$.context.order_id", "$.parents.reserve.token"] } }
  - name: ship
    depends_on: [charge]
    handler: { noop: {} }
"#;

const FAULTY: &str = r#"namespace: shop
name: order
version: 1.0
steps:
  - name: reserve
    depends_on: [ship]
    handler: { comand: ["./reserve"] }
    timeout: 30
  - name: charge
    depends_on: [reserv, reserve]
    handler: { sql: { file: missing.sql } }
  - name: charge
    handler: { noop: {} }
  - name: ship
    depends_on: [charge]
    retry: { limit: 0 }
    handler: { noop: {} }
"#;

/// The folder that commands on this database run in, with the order workflow in it.
fn shop(database: &TestDatabase) -> PathBuf {
    let folder = database.command(&[]).get_current_dir().expect("a folder").to_owned();
    write_shop(&folder);
    folder
}

pub fn write_shop(folder: &Path) {
    fs::write(folder.join("order.yaml"), ORDER).unwrap();
    fs::write(folder.join("charge.sql"), "select $1::bigint as order_id, $2::text as token\n").unwrap();
}

/// A database with three versions of one workflow and one of another.
async fn versions() -> TestDatabase {
    let database = TestDatabase::new().await;
    let folder = shop(&database);
    for version in ["1.9.0", "1.10.0", "0.20.0"] {
        let text = ORDER.replace("1.0.0", version);
        fs::write(folder.join("order.yaml"), text).unwrap();
        database.tasker(&["template", "apply", "order.yaml"]).success();
    }
    let other = "name: other\nversion: 1.0.0\nsteps: [{ name: only, handler: { noop: {} } }]";
    database.tasker_with_stdin(&["template", "apply", "-"], other).success();
    database
}
