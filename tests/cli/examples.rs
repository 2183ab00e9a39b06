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

#[tokio::test]
async fn every_way_to_come_back_from_a_failure_ends_as_its_example_says() {
    let database = TestDatabase::new().await;
    let file = examples().join("retries.yaml");
    let _ = database.tasker(&["template", "apply", file.to_str().unwrap()]).success();
    let _ = database.tasker(&["task", "submit", "trials/retries"]).success();
    let _ = database.tasker(&["worker", "run", "--drain"]).drained();

    let task = database.tasker(&["--format", "json", "task", "show", "1"]).success().json();
    let step = |name: &str| {
        let steps = task["steps"].as_array().unwrap();
        let step = steps.iter().find(|step| step["name"] == name).unwrap();
        (step["state"].clone(), step["attempts"].clone(), step["last_error"].clone())
    };
    assert_eq!(step("twice_unlucky"), (json!("complete"), json!(3), json!(null)));
    assert_eq!(step("asked_to_wait"), (json!("complete"), json!(2), json!(null)));
    assert_eq!(step("too_slow"), (json!("error"), json!(2), json!("timed out after 300ms")));
    assert_eq!(step("hopeless"), (json!("error"), json!(1), json!("no such customer")));
    assert_eq!(step("after_the_lucky"), (json!("complete"), json!(1), json!(null)));
    assert_eq!(step("after_the_rest"), (json!("pending"), json!(0), json!(null)));

    let waited = "select extract(epoch from max(change.created_at) filter (where to_state = 'in_progress')
                - max(change.created_at) filter (where to_state = 'error'))::float8
        from tasker_workflow_step_transitions change
        join tasker_workflow_steps using (workflow_step_id)
        join tasker_named_steps named using (named_step_id)
        where named.name = 'asked_to_wait'";
    let waited: f64 = database.client().await.query_one(waited, &[]).await.unwrap().get(0);
    assert!(waited >= 2.0, "came back after {waited} s although asked to wait 2 s");
}
