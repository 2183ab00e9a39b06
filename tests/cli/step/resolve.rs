//! `tasker step resolve`.

use insta::assert_snapshot;
use serde_json::json;

use crate::fixture::surgery::stuck;

#[tokio::test]
async fn a_preview_shows_what_the_doing_then_does() {
    let database = stuck().await;
    let args = ["step", "resolve", "1/charge", "--result", r#"{"token": "t-7"}"#];
    let preview = database.tasker(&[&args[..], &["--dry-run"]].concat());
    assert_snapshot!(preview.snapshot(), @"
    would change 1 step of task 1; the task would be pending
      ✓ charge (step 1): error → resolved_manually
      ready now: ship, bill
      undo: none, resolved_manually is final; submit the task again
    [exit status: 0]
    ");
    let shown = |step: &str| database.tasker(&["step", "show", step, "--format", "json"]).success().json();
    assert_eq!(shown("1/charge")["state"], "error");
    // Nobody is there to be asked.
    assert_snapshot!(database.tasker(&args).snapshot(), @"
    ------- stderr -------
    error: could not ask for confirmation: standard input is not a terminal
      hint: preview with `tasker step resolve … --dry-run`, then confirm with --yes
    [exit status: 2]
    ");
    assert_eq!(shown("1/charge")["state"], "error");
    let done = [&args[..], &["--yes", "--reason", "charged by hand", "--format", "json"]].concat();
    let done = database.tasker(&done).success().json();
    assert_eq!(
        (&done["dry_run"], &done["tasks"][0]["steps"][0]["to"]),
        (&json!(false), &json!("resolved_manually"))
    );
    let charge = shown("1/charge");
    let last = charge["transitions"].as_array().expect("transitions").last().expect("one").clone();
    assert_eq!(
        (&last["to"], &last["metadata"]["reason"]),
        (&json!("resolved_manually"), &json!("charged by hand"))
    );
    assert!(last["metadata"]["by"].as_str().is_some_and(|by| by.contains('@')), "{last}");
    database.tasker(&["worker", "run", "--drain", "--quiet"]).drained();
    assert_eq!(shown("1/ship")["result"]["value"], json!({"token": "t-7"}));
}

#[tokio::test]
async fn a_result_that_cannot_be_kept_is_a_usage_error() {
    let database = stuck().await;
    assert_eq!(database.tasker(&["step", "resolve", "1/charge", "--result", "{", "--yes"]).code, 2);
    let nul = database.tasker(&["step", "resolve", "1/charge", "--result", r#"{"a": "\u0000"}"#, "--yes"]);
    assert_eq!(nul.code, 2, "{}", nul.snapshot());
    let state = database.tasker(&["step", "show", "1/charge", "--format", "json"]).success().json();
    assert_eq!(state["state"], "error");
}
