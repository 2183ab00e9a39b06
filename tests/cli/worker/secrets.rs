//! Secrets reach the programs and requests of their steps, and nothing else.

use std::fs;

use serde_json::json;

use super::drain;
use super::results::{ends, with_task};
use crate::common::TestDatabase;
use crate::fixture::http_server::{HttpServer, answer};

const TOKEN: &str = "s3cr/t token-Ω\"7";

/// Whether a text has a part of the token that could be guessed from.
fn leaks(text: &str) -> bool {
    text.contains("token-") || text.contains("M2NyL3Q") || text.contains("s3cr/t")
}

/// Everything that the database holds about steps.
async fn stored(database: &TestDatabase) -> String {
    let all = "select coalesce(string_agg(line, E'\\n'), '') from (
        select step::text as line from tasker_workflow_steps step
        union all select transition::text from tasker_workflow_step_transitions transition
        union all select task::text from tasker_tasks task
        union all select workflow::text from tasker_named_tasks workflow) everything";
    database.client().await.query_one(all, &[]).await.unwrap().get(0)
}

#[tokio::test]
async fn a_program_gets_its_secrets_and_whatever_it_prints_of_them_is_masked() {
    // A message is cut after 300 characters.
    let cut = format!("exit status 1: {}***", "0".repeat(295));
    let scripts = [
        ("plain", r#"printf '{"token": "%s"}\n' "${#TOKEN}""#, "complete", r#"{"token": "16"}"#),
        (
            "printed",
            r#"python3 -c 'import json, os; t = os.environ["TOKEN"]; print(json.dumps({t: [t, f"a {t} b"]}))'"#,
            "complete",
            r#"{"***": ["***", "a *** b"]}"#,
        ),
        (
            "encoded",
            r#"printf '"%s"\n' $(printf 'user:%s' "$TOKEN" | base64)"#,
            "complete",
            r#""dXNlcjp***w==""#,
        ),
        ("number", "echo \"{\\\"pin\\\": $PIN}\"", "complete", r#"{"pin": "***"}"#),
        ("failed", r#"printf 'a %s\n' "$TOKEN" >&2; exit 1"#, "error", "exit status 1: a ***"),
        (
            "chunks",
            r#"printf '%s' "$TOKEN" | while IFS= read -r -n 1 c; do printf '%s' "$c" >&2; sleep 0.01; done; exit 1"#,
            "error",
            "exit status 1: ***",
        ),
        (
            "broken",
            r#"echo "{'$TOKEN': 1}""#,
            "error",
            "exit status 0, but its last words look like JSON and are none: key must be a string at line 1 column 2: '***': 1}",
        ),
        ("last_line", r#"printf '%0295d%s\n' 0 "$TOKEN"; exit 1"#, "error", &*cut),
    ];
    let secrets = "secrets: {TOKEN: {env: SHOP_TOKEN}, PIN: {file: pin}}, retry: {limit: 1}";
    let steps = scripts.map(|(name, script, ..)| {
        let script = json!(format!("bash -c {}", quoted(script)));
        format!("{{name: {name}, {secrets}, handler: {{command: {{shell: {script}}}}}}}")
    });
    let (database, client) = with_task(&steps.join(", "), "{}").await;
    fs::write(database.home().join("pin"), "12345678\r\n").unwrap();
    let worked =
        database.command(&["worker", "run", "--drain", "-vv"]).env("SHOP_TOKEN", TOKEN).output().unwrap();
    for ((name, _, state, outcome), (found_name, found_state, found)) in
        scripts.iter().zip(ends(&client).await)
    {
        assert_eq!((found_name.as_str(), found_state.as_str(), found.as_str()), (*name, *state, *outcome));
    }
    let stored = stored(&database).await;
    assert!(!leaks(&stored) && !stored.contains("12345678"), "{stored}");
    let said = String::from_utf8_lossy(&worked.stderr);
    assert!(!leaks(&said) && said.contains("***"), "{said}");
}

/// A word for a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[tokio::test]
async fn a_request_carries_its_secret_to_its_own_server_alone() {
    let there = HttpServer::start(|_| answer("200 OK", &[], "there"));
    let url = there.url();
    let here = HttpServer::start(move |seen| {
        let echo = seen.header("authorization").unwrap_or_default().to_owned();
        match seen.line() {
            "GET /away" => answer("302 Found", &[&format!("Location: {url}/")], ""),
            "GET /fail" => {
                answer("422 Unprocessable Content", &["Content-Type: text/plain"], format!("no {echo}"))
            }
            _ => answer("200 OK", &[&format!("X-Echo: {echo}"), "Content-Type: text/plain"], echo),
        }
    });
    let steps = ["echo", "away", "fail"].map(|path| {
        let headers = "headers: {Authorization: {secret: TOKEN, prefix: 'Bearer '}, X-Plain: {secret: TOKEN}}";
        format!(
            "{{name: {path}, secrets: {{TOKEN: {{file: token}}}}, handler: {{http: {{url: '{}/{path}', keep_headers: [X-Echo], {headers}}}}}}}",
            here.url()
        )
    });
    let (database, client) = with_task(&steps.join(", "), "{}").await;
    fs::write(database.home().join("token"), "hunter2-hunter2\n").unwrap();
    fs::write(database.home().join("tasker.toml"), format!("[worker]\nhttp_hosts = [{:?}]", there.url()))
        .unwrap();
    let worked = drain(&database, &["-vvv"]);
    let ends = ends(&client).await;
    assert_eq!(ends[0].2, r#"{"body": "Bearer ***", "status": 200, "headers": {"x-echo": "Bearer ***"}}"#);
    assert_eq!(ends[1].2, r#"{"body": "there", "status": 200, "headers": {}}"#);
    let failed = format!("GET {}/fail: status 422 Unprocessable Entity: no ***", here.url());
    assert_eq!(ends[2].2, failed);
    let request = &here.seen()[0];
    assert_eq!(request.header("authorization"), Some("Bearer hunter2-hunter2"));
    assert_eq!(request.header("x-plain"), Some("hunter2-hunter2"));
    assert!(there.seen().iter().all(|seen| !seen.text.contains("hunter2")), "{:?}", there.seen());
    assert!(
        !stored(&database).await.contains("hunter2") && !worked.stderr.contains("hunter2"),
        "{}",
        worked.stderr
    );
}

#[tokio::test]
async fn a_secret_that_is_missing_or_cannot_be_masked_fails_the_attempt_without_its_value() {
    let cases = [
        ("env: ABSENT", "the variable ABSENT of the worker is not set"),
        ("env: SHORT", "the variable SHORT of the worker has fewer than 8 characters"),
        ("file: lines", "the file lines has a line end inside"),
        ("file: absent", "cannot read the file absent: No such file or directory (os error 2)"),
        ("file: /dev/zero", "cannot read the file /dev/zero: it is not a regular file"),
    ];
    let steps = cases.map(|(source, _)| {
        let name = source.replace([' ', ':', '/'], "");
        format!("{{name: {name}, retry: {{limit: 1}}, secrets: {{TOKEN: {{{source}}}}}, handler: {{command: ['true']}}}}")
    });
    let (database, client) = with_task(&steps.join(", "), "{}").await;
    fs::write(database.home().join("lines"), "hunter2-one\nhunter2-two\n").unwrap();
    let worked = database.command(&["worker", "run", "--drain"]).env("SHORT", "hunter2").output().unwrap();
    let found: Vec<_> = ends(&client).await.into_iter().map(|(_, state, message)| (state, message)).collect();
    assert_eq!(found, cases.map(|(_, message)| ("error".to_owned(), format!("secret TOKEN: {message}"))));
    let said = String::from_utf8_lossy(&worked.stderr);
    assert!(!said.contains("hunter2"), "{said}");
}

#[tokio::test]
async fn a_template_names_its_secrets_rightly_or_is_refused() {
    let database = TestDatabase::empty().await;
    let header = "{headers: {A: {secret: TOKN}}, url: 'https://shop.example/'}";
    for (step, message) in [
        ("secrets: {T: {}}, handler: {command: [ls]}", "a secret has neither `env` nor `file`"),
        (
            "secrets: {T: {env: A, file: b}}, handler: {command: [ls]}",
            "a secret takes `env` or `file`, not both",
        ),
        ("secrets: {'A=B': {env: A}}, handler: {command: [ls]}", "is not a name for a variable"),
        ("secrets: {T: {env: A}}, handler: {noop: {}}", "only `command` and `http` take secrets"),
        (
            &format!("secrets: {{TOKEN: {{env: A}}}}, handler: {{http: {header}}}"),
            "no secret of this step is called \"TOKN\"",
        ),
    ] {
        let workflow = format!("{{name: w, version: 1.0.0, steps: [{{name: a, {step}}}]}}");
        let run = database.tasker_with_stdin(&["template", "check", "-"], workflow);
        assert!(run.code == 2 && run.stdout.contains(message), "{step}: {}", run.stdout);
    }
}
