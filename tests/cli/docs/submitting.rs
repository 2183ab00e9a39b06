//! The statements of `docs/submitting.md`, run as they are written.

use std::collections::BTreeMap;

use serde_json::json;
use tokio_postgres::types::Json;

use crate::common::TestDatabase;

const PAGE: &str = include_str!("../../../docs/submitting.md");
const ORDER: &str = "{namespace: shop, name: order, version: 1.0.0, steps: [{name: a, handler: {noop: {}}}]}";

fn blocks(language: &str) -> Vec<&'static str> {
    let opening = format!("```{language}\n");
    PAGE.split(opening.as_str())
        .skip(1)
        .map(|rest| rest.split("```").next().expect("a closed block"))
        .collect()
}

#[tokio::test]
async fn the_statements_submit_what_the_page_says() {
    let database = TestDatabase::with_workflows(&[ORDER]).await;
    let client = database.client().await;
    let orders = "create table orders (id bigint primary key, placed_at timestamptz not null default now(), state text);
                  insert into orders (id) values (7), (8), (9)";
    client.batch_execute(orders).await.expect("a table");
    let [one, many] = blocks("sql")[..] else { panic!("another number of statements") };
    let row = client.query_one(one, &[]).await.expect("the first statement");
    assert_eq!((row.get("task_id"), row.get("is_new"), row.get("differs")), (1_i64, true, false));
    let rows = client.query(many, &[]).await.expect("the second statement");
    let found: BTreeMap<i64, (bool, bool)> =
        rows.iter().map(|row| (row.get("task_id"), (row.get("is_new"), row.get("differs")))).collect();
    // Order 7 was submitted with another context before.
    assert_eq!(found, [(1, (false, true)), (2, (true, false)), (3, (true, false))].into());
}

#[tokio::test]
async fn the_statements_of_other_languages_take_their_parameters() {
    let database = TestDatabase::with_workflows(&[ORDER]).await;
    let client = database.client().await;
    let orders =
        "create table orders (id bigint primary key, state text); insert into orders values (7, 'new')";
    client.batch_execute(orders).await.expect("a table");
    let mut submitted = 0;
    for block in ["python", "js"].map(blocks).concat() {
        let texts =
            block.split('"').filter(|text| text.starts_with("select ") || text.starts_with("update "));
        for text in texts {
            let numbered = text.replacen("%s", "$1", 1).replacen("%s", "$2", 1);
            if text.starts_with("update ") {
                assert_eq!(client.execute(&numbered, &[&7_i64]).await.expect("an update"), 1);
                continue;
            }
            let task = client.query_one(&numbered, &[&Json(json!({"order_id": 7})), &"order-7"]).await;
            assert_eq!(task.expect("a submission").get::<_, i64>("task_id"), 1, "the same identity");
            submitted += 1;
        }
    }
    assert_eq!(submitted, 2, "one for each language");
    database.eventually("(select count(*) = 1 from tasker_tasks)").await;
    database.eventually("(select state = 'placed' from orders)").await;
}
