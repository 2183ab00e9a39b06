//! `tasker archive show`, and where other commands name it.

use serde_json::json;

use super::{age, archive, ended, folder_text};
use crate::common::Program;

#[tokio::test]
async fn an_archived_task_is_read_from_its_files_without_a_database() {
    let database = ended(3, 0).await;
    let client = database.client().await;
    age(&client, "8 days", "> 0").await;
    archive(&database);
    let args = ["archive", "show", "2", "--from", &folder_text(&database), "--format", "json"];
    let elsewhere = Program::new().env("DATABASE_URL", "postgresql:///none?host=/nowhere");
    let shown = elsewhere.run(&args).success().json();
    assert_eq!(shown["task"]["context"], "{\"text\": \"a, \\\"b\\\"\\nc\", \"empty\": \"\"}");
    assert_eq!((&shown["task"]["task_id"], &shown["task"]["reason"]), (&json!("2"), &json!(null)));
    assert_eq!(shown["steps"].as_array().map(Vec::len), Some(2));
    assert_eq!(shown["edges"].as_array().map(Vec::len), Some(1));
    assert_eq!(shown["step_transitions"].as_array().map(Vec::len), Some(4));
    let text = database.tasker(&["archive", "show", "2"]).success().stdout;
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "task 2  shop/order@1.0.0  complete", "{text}");
    assert!(lines[3].contains("pack") && lines[4].contains("charge"), "{text}");
    insta::assert_snapshot!(database.tasker(&["archive", "show", "9"]).snapshot(), @"
    ------- stderr -------
    error: no archive has task 9
      hint: list the archives with `tasker archive list`, or name a folder with --from DIR
    [exit status: 1]
    ");
}

#[tokio::test]
async fn a_command_about_an_archived_task_names_the_archive() {
    let database = ended(2, 0).await;
    let client = database.client().await;
    age(&client, "8 days", "> 0").await;
    archive(&database);
    let missing = database.tasker(&["task", "show", "2"]);
    assert_eq!(missing.code, 1, "{}", missing.snapshot());
    assert!(
        missing.stderr.contains("hint: it may be archived: `tasker archive show 2`"),
        "{}",
        missing.stderr
    );
    let never = database.tasker(&["task", "show", "77"]);
    assert!(!never.stderr.contains("archive"), "{}", never.stderr);
}
