//! `tasker step reset`.

use serde_json::json;

use crate::fixture::surgery::stuck;

#[tokio::test]
async fn all_attempts_are_given_back() {
    let database = stuck().await;
    database.tasker(&["step", "reset", "1/charge", "--yes"]).success();
    let step = database.tasker(&["step", "show", "1/charge", "--format", "json"]).success().json();
    assert_eq!((&step["attempts"], &step["state"]), (&json!(0), &json!("pending")));
}
