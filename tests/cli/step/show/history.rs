//! `tasker step show --history`: what real workers leave behind.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::fixture::history::{masked, order};

#[tokio::test]
async fn step_history_tells_of_each_attempt_and_where_the_time_went() {
    let database = order().await;
    let attempts = |step: &str| {
        let text = database.tasker(&["step", "show", step, "--history"]).success().stdout;
        let attempts =
            text.split("\nAttempts:\n").nth(1).and_then(|rest| rest.split("\n\nTime spent: ").next());
        // Whether a worker is there at once, chance decides.
        let lines = attempts.expect("attempts").lines().filter(|line| !line.contains(" waited "));
        masked(&lines.collect::<Vec<_>>().join("\n"))
    };
    assert_snapshot!(attempts("1/charge"), @r"
    1  ✗ failed after <time>
         started   <time> UTC
         worker    1 on <host> pid <pid>
         error     exit status 7: card refused
         backoff   <time>
         exit code: 7
         standard error:
           first words
           card refused
    2  ✓ complete after <time>
         started   <time> UTC
         worker    1
    ");
    assert_snapshot!(attempts("1/pack"), @r"
    1  ○ taken back after <time>, not counted
         started   <time> UTC
         worker    2 on <host> pid <pid>
         because   worker 2 was lost
    1  ✓ complete after <time>
         started   <time> UTC
         worker    3
    ");

    let json = |step: &str| {
        database.tasker(&["step", "show", step, "--history", "--format", "json"]).success().json()
    };
    let charge = &json("1/charge")["history"];
    let [failed, done] = &charge["attempts"].as_array().expect("a list")[..] else { panic!("{charge}") };
    assert_eq!((&failed["outcome"], &done["outcome"]), (&json!("error"), &json!("complete")));
    assert_eq!(failed["failure"]["stderr"], "first words\ncard refused\n");
    // A worker that is gone is still known where its attempt failed.
    assert!(failed["worker"]["host"].is_string() && failed["worker"]["pid"].is_number(), "{failed}");
    let backoff = failed["backing_off_ms"].as_u64().expect("a number");
    assert!((250..=350).contains(&backoff), "drawn once when the failure was recorded: {failed}");
    assert!(charge["phases"]["stuck_ms"] == 0, "{charge}");

    let pack = &json("1/pack")["history"];
    let [lost, done] = &pack["attempts"].as_array().expect("a list")[..] else { panic!("{pack}") };
    assert_eq!((&lost["outcome"], &lost["message"]), (&json!("pending"), &json!("worker 2 was lost")));
    assert!(lost["worker"]["host"].is_string() && lost["running_ms"].as_u64() >= Some(1_000), "{lost}");
    // What befell its worker was no fault of the step: the attempt is had again.
    assert_eq!((&done["number"], &done["worker"]["host"]), (&json!(1), &Value::Null), "its worker is gone");

    let without = database.tasker(&["step", "show", "1/pack", "--format", "json"]).success().json();
    assert_eq!(without.get("history"), None);
}
