//! A table of orders with checks, for comparing plans.

use std::fs;

use serde_json::Value;

use crate::common::TestDatabase;

pub const TABLE: &str = "
create table orders (id bigint primary key, customer int not null, mail text not null, made_at timestamptz not null);
create index orders_customer on orders (customer);
create index orders_mail on orders (mail);
";

pub const CHECKS: &str = "
checks:
- name: of_customer
  sql: select * from orders where customer = $1
  parameters: [7]
  plans: generic
  expect: { no_seq_scan: 1000 }
- name: by_mail
  sql: select * from orders where mail = $1
  parameters: [m7]
  plans: generic
  reads_all: true
  expect: { max_cost: 1000000 }
- name: newest
  sql: select * from orders order by made_at desc limit 5
  plans: custom
  reads_all: true
  expect: { max_cost: 1000000 }
";

/// A database of so many orders, with checks in the folder of its program.
pub async fn orders(rows: u32) -> TestDatabase {
    let database = TestDatabase::empty().await;
    let fill = format!(
        "{TABLE} insert into orders
                select n, n % 1000, 'm' || n, timestamptz '2026-01-01' + n * interval '1 minute'
                  from generate_series(1, {rows}) n;
         analyze orders"
    );
    database.client().await.batch_execute(&fill).await.expect("orders");
    fs::write(database.home().join("checks.yaml"), CHECKS).expect("the checks");
    database
}

/// The entry of a check in a comparison.
pub fn plan<'a>(comparison: &'a Value, check: &str) -> &'a Value {
    let plans = comparison["plans"].as_array().expect("plans");
    plans.iter().find(|plan| plan["check"] == check).unwrap_or_else(|| panic!("{check}: {comparison:#}"))
}
