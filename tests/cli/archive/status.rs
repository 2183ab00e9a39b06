//! `tasker archive status`.

use std::fs;

use serde_json::{Value, json};

use super::{age, archive, ended};

fn why(database: &crate::common::TestDatabase) -> Vec<(String, Value)> {
    let status = database.tasker(&["archive", "status", "--format", "json"]).success().json();
    let of = |workflow: &Value| {
        (workflow["workflow"].as_str().expect("a name").to_owned(), workflow["oldest"]["because"].clone())
    };
    status["workflows"].as_array().expect("a list").iter().map(of).collect()
}

#[tokio::test]
async fn it_says_why_the_oldest_task_is_still_here() {
    let database = ended(2, 1).await;
    let client = database.client().await;
    let both = |order: &str, refund: &str| {
        vec![("shop/order".to_owned(), json!(order)), ("shop/refund".to_owned(), json!(refund))]
    };
    assert_eq!(why(&database), both("not_yet", "retained"));
    let table = database.tasker(&["archive", "status", "--name", "refund"]).success().stdout;
    assert!(table.contains("shop/refund  keeps all  -     3 (error, "), "{table}");
    assert!(table.ends_with("  no retention for this state\n"), "{table}");
    age(&client, "8 days", "> 0").await;
    assert_eq!(why(&database), both("expired", "retained"));
    // An eight-day-old task of a workflow that keeps it for a week: a day over.
    let late = |database: &crate::common::TestDatabase| {
        let health = database.tasker(&["check", "health", "--format", "json"]).json();
        let checks = health["checks"].as_array().expect("a list").clone();
        checks.into_iter().find(|check| check["check"] == "retention").expect("the check")["value"].clone()
    };
    assert_eq!(late(&database), json!(2.0));
    fs::write(
        database.home().join("tasker.toml"),
        "[retention]\n\"shop/order\" = { complete = \"1d\", keep_last = 5 }\n",
    )
    .expect("a configuration");
    assert_eq!(why(&database), both("keep_last", "retained"));
    fs::remove_file(database.home().join("tasker.toml")).expect("no configuration");
    archive(&database);
    assert_eq!(late(&database), json!(0.0));
    assert_eq!(why(&database)[0].1, json!(null));
    database.tasker(&["archive", "restore", "1"]).success();
    assert_eq!(why(&database), both("restored", "retained"));
    database.tasker(&["task", "submit", "shop/order"]).success();
    client
        .batch_execute("delete from tasker_tasks where task_id = 1")
        .await
        .expect("only the newest is left");
    assert_eq!(why(&database), both("unfinished", "retained"));
}
