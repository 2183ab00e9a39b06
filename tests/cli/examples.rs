//! The examples are what they say: each checks, and runs.

use std::path::PathBuf;

use serde_json::json;

use crate::common::TestDatabase;

fn examples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples")
}

#[tokio::test]
async fn every_example_checks_and_can_be_applied() {
    let database = TestDatabase::new().await;
    let examples = examples();
    let folder = examples.to_str().unwrap();
    let _ = database.tasker(&["template", "check", folder]).success();
    let applied = database.tasker(&["--format", "json", "template", "apply", folder]).success().json();
    let names: Vec<_> = applied["templates"].as_array().unwrap().iter().map(|each| &each["name"]).collect();
    assert_eq!(names, [&json!("order"), &json!("retries"), &json!("seattle")]);
}

#[tokio::test]
async fn an_order_is_charged_once_with_the_token_of_its_reservation() {
    let database = TestDatabase::new().await;
    let order = examples().join("order");
    let _ = database.tasker(&["template", "apply", order.to_str().unwrap()]).success();
    let context = r#"{"order_id": 7, "amount": "19.90"}"#;
    let _ = database.tasker(&["task", "submit", "shop/order", "--context", context]).success();
    let worked = database.command(&["worker", "run", "--drain"]).current_dir(order).output().unwrap();
    assert!(worked.status.success(), "{worked:?}");

    let charges = "select order_id, amount::text, token, step_key from shop_charges";
    let charges = database.client().await.query(charges, &[]).await.unwrap();
    assert_eq!(charges.len(), 1);
    assert_eq!((charges[0].get::<_, i64>(0), charges[0].get::<_, String>(1)), (7, "19.90".into()));
    assert!(!charges[0].get::<_, String>(2).is_empty());
    assert!(charges[0].get::<_, String>(3).ends_with("/charge"));
}
