//! Contexts that their workflow declares.

use std::fs;

use insta::assert_snapshot;
use serde_json::json;

use super::{context, submit, tasks};
use crate::common::TestDatabase;

const ORDER: &str = r#"
namespace: shop
name: order
version: "1.0.0"
context:
  type: object
  required: [order_id, amount]
  additionalProperties: false
  properties:
    order_id: { type: integer, minimum: 1, description: The number of the order }
    amount: { type: number, exclusiveMinimum: 0 }
    currency: { enum: [EUR, USD], default: EUR }
    customer: { type: object, properties: { name: { type: string }, vip: { type: boolean, default: false } } }
    note: { type: string }
steps:
  - name: charge
    handler: { sql: { statement: "select $1::bigint", params: [$.context.order_id] } }
"#;

async fn shop() -> TestDatabase {
    TestDatabase::with_workflows(&[ORDER]).await
}

#[tokio::test]
async fn what_does_not_fit_is_refused_with_every_fault() {
    let database = shop().await;
    let faulty = r#"{"order_id": 0.5, "currency": "GBP", "customer": {"name": 7}, "extra": 1}"#;
    let submitted = submit(&database, &["shop/order", "--context", faulty]).snapshot();
    assert_eq!(submit(&database, &["shop/order", "--context", faulty, "--dry-run"]).snapshot(), submitted);
    assert_snapshot!(submitted, @r#"
    ------- stderr -------
    error: the context does not fit shop/order@1.0.0
      caused by: $.context has "extra", and takes only amount, currency, customer, note, order_id
        $.context has no "amount"
        $.context.currency is "GBP", not one of "EUR", "USD"
        $.context.customer.name is of type number, not string
        $.context.order_id is 0.5, which is less than 1
        $.context.order_id is of type number, not integer
      hint: see its fields with `tasker template show shop/order`
    [exit status: 2]
    "#);
    // A task without a context has an empty one.
    let run = submit(&database, &["shop/order"]);
    assert!(
        run.stderr.contains("$.context has no \"amount\"\n    $.context has no \"order_id\"\n"),
        "{}",
        run.stderr
    );
    assert_eq!(run.code, 2);
    let client = database.client().await;
    let by_function = client.query_one("select tasker_submit('shop/order', '{\"order_id\": 7}')", &[]).await;
    let error = by_function.expect_err("it does not fit");
    let error = error.as_db_error().expect("the server's");
    assert_eq!(error.message(), "the context does not fit shop/order@1.0.0");
    assert_eq!(error.detail(), Some("$.context has no \"amount\""));
    assert_eq!(tasks(&client).await, 0);
}

#[tokio::test]
async fn a_batch_names_the_lines_that_do_not_fit() {
    let database = shop().await;
    let good = r#"{"context": {"order_id": 1, "amount": 1}}"#;
    let lines =
        [good, "", r#"{"context": {"order_id": 1, "amount": 0}}"#, good, r#"{"identity": "x"}"#].join("\n");
    let batch = ["task", "submit", "shop/order", "--batch", "-"];
    let submitted = database.tasker_with_stdin(&batch, &lines).snapshot();
    let dry_run = [&batch[..], &["--dry-run"]].concat();
    assert_eq!(database.tasker_with_stdin(&dry_run, &lines).snapshot(), submitted);
    assert_snapshot!(submitted, @r#"
    ------- stderr -------
    error: standard input cannot be submitted; nothing was submitted
      caused by: 2 of 4 contexts do not fit shop/order@1.0.0
      caused by: line 3: $.context.amount is 0, which is not more than 0
        line 5: $.context has no "amount"
        line 5: $.context has no "order_id"
      hint: see its fields with `tasker template show shop/order`
    [exit status: 2]
    "#);
    let run = database.tasker_with_stdin(&batch, "\n{}\n");
    assert!(run.stderr.starts_with("error: line 2 of standard input cannot be submitted"), "{}", run.stderr);
    // The faults of a thousand tasks are counted.
    let run = database.tasker_with_stdin(&batch, "{}\n".repeat(200));
    assert!(
        run.stderr.contains("line 50: $.context has no \"order_id\"\n    and 300 more\n"),
        "{}",
        run.stderr
    );
    assert_eq!(tasks(&database.client().await).await, 0);
}

#[tokio::test]
async fn defaults_are_stored_with_the_task() {
    let database = shop().await;
    let client = database.client().await;
    let given = r#"{"order_id": 7, "amount": 19.90, "customer": {"name": "Ada"}}"#;
    submit(&database, &["shop/order", "--context", given, "--identity", "order-7"]).success();
    let stored = json!({ "order_id": 7, "amount": 19.9, "currency": "EUR", "customer": { "name": "Ada", "vip": false } });
    assert_eq!(context(&client).await, stored);
    // What is given the same way is the same.
    for args in [&[][..], &["--dry-run"]] {
        let again = [&["shop/order", "--context", given, "--identity", "order-7"], args].concat();
        assert_eq!(submit(&database, &again).code, 0);
    }
    let other = given.replace("Ada", "Bob");
    let differing = submit(&database, &["shop/order", "--context", &other, "--identity", "order-7"]);
    assert_eq!(differing.code, 5);
}

#[tokio::test]
async fn fields_are_set_with_the_types_that_the_workflow_declares() {
    let database = shop().await;
    let client = database.client().await;
    let folder = tempfile::tempdir().expect("a folder");
    let note = folder.path().join("note.txt");
    fs::write(&note, "two\nlines").expect("a file");
    let from_file = format!("note={}", note.display());
    let fields = [
        "--set",
        "order_id=7",
        "--set",
        "amount=19.90",
        "--set",
        "customer.name=007",
        "--set-file",
        &from_file,
    ];
    submit(&database, &[&["shop/order", "--set-json", "customer.vip=true"][..], &fields].concat()).success();
    let expected = json!({
        "order_id": 7, "amount": 19.9, "currency": "EUR", "customer": { "name": "007", "vip": true }, "note": "two\nlines",
    });
    assert_eq!(context(&client).await, expected);
    submit(&database, &["shop/order", "--context", r#"{"order_id": 8, "amount": 1}"#, "--set", "amount=2"])
        .success();
    assert_eq!(context(&client).await, json!({ "order_id": 8, "amount": 2, "currency": "EUR" }));
    database
        .tasker_with_stdin(
            &["task", "submit", "shop/order", "--set", "order_id=9", "--batch", "-"],
            "{\"context\": {\"order_id\": 1, \"amount\": 1}}",
        )
        .success();
    assert_snapshot!(submit(&database, &["shop/order", "--set", "order_id=seven"]).snapshot(), @r#"
    ------- stderr -------
    error: order_id is of type integer, not "seven"
      hint: write the value as JSON has it, such as 7, true, null or [1, 2]
    [exit status: 2]
    "#);
    assert_snapshot!(submit(&database, &["shop/order", "--context", r#"{"customer": 1}"#, "--set", "customer.name=x"]).snapshot(), @r"
    ------- stderr -------
    error: customer.name cannot be set: a part of it is not an object
      hint: write the whole value with --set-json
    [exit status: 2]
    ");
    assert_eq!(submit(&database, &["shop/order", "--set", "order_id"]).code, 2);
}

#[tokio::test]
async fn fields_of_a_workflow_without_a_schema_are_texts() {
    let database = super::shop().await;
    submit(&database, &["shop/order", "--set", "order_id=7", "--set-json", "n=7"]).success();
    assert_eq!(context(&database.client().await).await, json!({ "order_id": "7", "n": 7 }));
}

#[tokio::test]
async fn show_lists_the_fields() {
    let database = shop().await;
    let shown = database.tasker(&["template", "show", "shop/order"]).success().stdout;
    assert_snapshot!(shown.split_once("\n\n").unwrap().1, @r#"
    CONTEXT        TYPE     DEFAULT   DESCRIPTION
    amount         number   required
    currency       any      "EUR"     one of "EUR", "USD"
    customer       object   -
    customer.name  string   -
    customer.vip   boolean  false
    note           string   -
    order_id       integer  required  The number of the order

    charge  sql select $1::bigint
    "#);
}
