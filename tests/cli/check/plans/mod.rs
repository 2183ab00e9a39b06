//! `tasker check plans`.

mod at_scale;
mod base;
mod baseline;
mod files;
mod init;
mod migration;
mod observed;
mod orders;
mod reports;
mod save;
mod sql_files;
mod statistics;

use std::fs;

use crate::common::{Run, TestDatabase};

pub async fn database() -> TestDatabase {
    let database = TestDatabase::empty().await;
    let tables = "create table orders (id bigint primary key, customer int not null, made_at date not null);
                  insert into orders select place, place % 500, date '2026-01-01' from generate_series(1, 20000) place;
                  create index orders_customer on orders (customer);
                  analyze orders";
    database.client().await.batch_execute(tables).await.expect("a table");
    write_checks(&database, &["orders: all/of one", "by id"]);
    database
}

/// A check of each name; the second and later ones search by the key.
pub fn write_checks(database: &TestDatabase, names: &[&str]) {
    let mut text = "checks:\n".to_owned();
    for (place, name) in names.iter().enumerate() {
        let (name, column) = (name.replace('/', " "), ["customer", "id"][place.min(1)]);
        text += &format!(
            "- name: '{name}'\n  sql: select * from orders where {column} = $1\n  parameters: [7]\n"
        );
        text += "  expect: { max_cost: 100000 }\n";
    }
    fs::write(database.home().join("checks.yaml"), text).expect("a file of checks");
}

pub fn check(database: &TestDatabase, more: &[&str]) -> Run {
    database.tasker(&[&["check", "plans", "--file", "checks.yaml"], more].concat())
}
