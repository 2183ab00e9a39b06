//! The examples are what they say: each checks, and runs.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

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
    assert_eq!(names, [&json!("order"), &json!("retries"), &json!("seattle"), &json!("signup")]);
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

/// It ends with its test, however that ends.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn a_sign_up_waits_for_servers_that_ask_for_it() {
    let folder = examples().join("signup");
    let mut server = Command::new("python3");
    server.args(["server.py", "0"]).current_dir(&folder).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut server = Server(server.spawn().expect("python3 is installed"));
    let mut line = String::new();
    BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let port = line.trim().strip_prefix("listens on port ").expect("it listens").to_owned();

    let database = TestDatabase::new().await;
    let workflow = std::fs::read_to_string(folder.join("workflow.yaml")).unwrap().replace("8700", &port);
    let _ = database.tasker_with_stdin(&["template", "apply", "-"], workflow).success();
    let context = r#"{"email": "ada/x@shop.example", "name": "Ada"}"#;
    let _ = database.tasker(&["task", "submit", "shop/signup", "--context", context]).success();
    let mut worker = database.command(&["worker", "run", "--drain"]);
    let worked = worker.env("MAIL_TOKEN", "a-token-of-the-mail-service").output().unwrap();
    assert!(worked.status.success(), "{worked:?}");

    let task = database.tasker(&["--format", "json", "task", "show", "1"]).success().json();
    let steps = task["steps"].as_array().unwrap().iter();
    let steps: Vec<_> =
        steps.map(|step| (step["name"].as_str().unwrap(), step["attempts"].as_i64())).collect();
    let mut sorted = steps.clone();
    sorted.sort_unstable();
    assert_eq!(
        sorted,
        [
            ("create_account", Some(2)),
            ("profile", Some(1)),
            ("subscribe", Some(1)),
            ("welcome_mail", Some(2))
        ]
    );
    let client = database.client().await;
    let failures = "select array_agg((metadata ->> 'message') || ' / ' || coalesce(metadata ->> 'retry_after_seconds', '') order by id)
                      from tasker_workflow_step_transitions where to_state = 'error'";
    let failures: Vec<String> = client.query_one(failures, &[]).await.unwrap().get(0);
    let expected = [
        (r#"status 429 Too Many Requests: {"error": "too many accounts in this second"} / 1"#, "accounts"),
        (r#"status 503 Service Unavailable: {"error": "the mail service restarts"} / "#, "mails"),
    ];
    assert_eq!(failures, expected.map(|(text, path)| format!("POST http://127.0.0.1:{port}/{path}: {text}")));
    let members = "select results -> 'body' ->> 'members' from tasker_workflow_steps
                     join tasker_named_steps using (named_step_id) where name = 'subscribe'";
    let members: String = client.query_one(members, &[]).await.unwrap().get(0);
    assert_eq!(members, r#"["ada/x@shop.example"]"#);
}
