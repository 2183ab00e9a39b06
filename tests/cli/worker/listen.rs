//! `tasker worker run --listen`: what it answers, and when it does not start.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::common::{Cluster, Process, Program, Run, eventually};
use crate::worker::{drain, shop, submit};

/// A worker that listens.
pub struct Listening {
    pub process: Process,
    pub address: String,
}

impl Listening {
    /// Starts a worker with these flags, at a port that the system chooses.
    pub async fn start(mut command: Command) -> Listening {
        command.args(["--listen", "127.0.0.1:0"]);
        let process = Process::start(command);
        process.says("listens on http://").await;
        let said = process.said();
        let address = said.split("listens on http://").nth(1).and_then(|rest| rest.split(": ").next());
        let address = address.expect("its address").to_owned();
        Listening { process, address }
    }

    /// The status of an answer, and its text.
    pub fn get(&self, path: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        write!(stream, "GET {path} HTTP/1.1\r\nhost: {}\r\n\r\n", self.address).expect("it reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("text, and an end");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        (status, body.to_owned())
    }

    pub fn metrics(&self) -> String {
        let (status, text) = self.get("/metrics");
        assert_eq!(status, 200, "{text}");
        text
    }
}

/// The value of a series.
fn value(metrics: &str, series: &str) -> Option<f64> {
    metrics.lines().find_map(|line| line.strip_prefix(series)?.strip_prefix(' ')?.parse().ok())
}

/// Asserts that promtool has nothing to say about metrics.
#[track_caller]
pub fn promtool_accepts(metrics: &str) {
    let mut promtool = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/promtool"));
    promtool.args(["check", "metrics"]).stdin(Stdio::piped());
    let run = Run::with_stdin(promtool, metrics.as_bytes()).success();
    assert_eq!((run.stdout.as_str(), run.stderr.lines().last()), ("", None), "{}", run.snapshot());
}

#[tokio::test]
async fn the_metrics_count_what_the_worker_did() {
    let database = shop().await;
    let flaky = "{namespace: shop, name: flaky, version: 2.0.0, steps: [{name: charge, handler: {fail: {times: 1}}, retry: {limit: 2, backoff: {base: 10ms}}}]}";
    database.tasker_with_stdin(&["template", "apply", "-"], flaky).success();
    for workflow in ["shop/order", "shop/broken", "shop/flaky", "shop/slow"] {
        submit(&database, workflow);
    }
    let worker = Listening::start(database.command(&["worker", "run", "-j", "3"])).await;
    database.eventually("(select count(*) = 2 from tasker_tasks where complete)").await;
    let task_in_error = r#"tasker_worker_tasks_total{outcome="error"}"#;
    eventually("all but the slow one have ended", async || {
        let metrics = worker.metrics();
        value(&metrics, task_in_error) == Some(1.0)
            && value(&metrics, "tasker_worker_claims_held") == Some(1.0)
            && value(
                &metrics,
                r#"tasker_worker_step_waiting_seconds_count{step="pack",workflow="shop/slow"}"#,
            ) == Some(1.0)
    })
    .await;
    let metrics = worker.metrics();
    promtool_accepts(&metrics);
    for (series, expected) in [
        (r#"tasker_worker_steps_total{outcome="complete",step="reserve",workflow="shop/order"}"#, 1.0),
        (r#"tasker_worker_steps_total{outcome="complete",step="ship",workflow="shop/order"}"#, 1.0),
        (r#"tasker_worker_steps_total{outcome="error",step="charge",workflow="shop/broken"}"#, 1.0),
        (r#"tasker_worker_steps_total{outcome="retry",step="charge",workflow="shop/broken"}"#, 0.0),
        (r#"tasker_worker_steps_total{outcome="retry",step="charge",workflow="shop/flaky"}"#, 1.0),
        (r#"tasker_worker_steps_total{outcome="complete",step="charge",workflow="shop/flaky"}"#, 1.0),
        (r#"tasker_worker_step_running_seconds_count{step="charge",workflow="shop/flaky"}"#, 2.0),
        (r#"tasker_worker_step_waiting_seconds_count{step="charge",workflow="shop/flaky"}"#, 2.0),
        (r#"tasker_worker_step_running_seconds_count{step="pack",workflow="shop/slow"}"#, 0.0),
        (r#"tasker_worker_tasks_total{outcome="complete"}"#, 2.0),
        // Not the sql step, which its own transaction completes.
        (r#"tasker_worker_exchange_steps_sum{kind="completion"}"#, 2.0),
        (r#"tasker_worker_exchange_steps_sum{kind="failure"}"#, 2.0),
        ("tasker_worker_slots", 3.0),
        ("tasker_worker_slots_occupied", 1.0),
        ("tasker_worker_connected", 1.0),
        ("tasker_worker_draining", 0.0),
        ("tasker_worker_losses_total", 0.0),
    ] {
        assert_eq!(value(&metrics, series), Some(expected), "{series}\n{metrics}");
    }
    assert_eq!(worker.get("/elsewhere").0, 404);
}

#[tokio::test]
async fn the_wait_of_a_step_begins_when_it_is_ready() {
    let database = shop().await;
    submit(&database, "shop/order");
    let client = database.client().await;
    let aged = "update tasker_ready_steps set created_at = created_at - interval '1 hour'";
    assert_eq!(client.execute(aged, &[]).await.expect("aged"), 1);
    let worker = Listening::start(database.command(&["worker", "run"])).await;
    database.eventually("(select complete from tasker_tasks)").await;
    let waited = |step| {
        let sum = format!(r#"tasker_worker_step_waiting_seconds_sum{{step="{step}",workflow="shop/order"}}"#);
        value(&worker.metrics(), &sum).expect("a series")
    };
    assert!((3600.0..7200.0).contains(&waited("reserve")), "{}", waited("reserve"));
    assert!(waited("ship") < 3600.0, "it was ready when its parent was complete");
}

#[tokio::test]
async fn what_is_known_has_a_series_before_it_happens() {
    let database = shop().await;
    let worker = Listening::start(database.command(&["worker", "run"])).await;
    let metrics = worker.metrics();
    promtool_accepts(&metrics);
    for series in [
        r#"tasker_worker_exchange_seconds_count{kind="failure"}"#,
        r#"tasker_worker_tasks_total{outcome="error"}"#,
        "tasker_worker_reconnects_total",
        "tasker_worker_rescued_steps_total",
    ] {
        assert_eq!(value(&metrics, series), Some(0.0), "{series}\n{metrics}");
    }
}

#[tokio::test]
async fn an_address_that_cannot_be_had_ends_the_worker_before_it_registers() {
    let database = shop().await;
    let other = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = other.local_addr().expect("its address").to_string();
    let run = drain(&database, &["--listen", &address]);
    insta::assert_snapshot!(run.snapshot().replace(&address, "ADDRESS"), @r"
    ------- stderr -------
    error: could not listen on ADDRESS
      caused by: Address already in use (os error 98)
      hint: another program, or another worker, listens there; let the system choose a port: `--listen 127.0.0.1:0`
    [exit status: 1]
    ");
    database.eventually("not exists (select from tasker_workers)").await;
    // The file names one too, and a flag goes before it.
    let file = database.home().join("tasker.toml");
    std::fs::write(&file, format!("[worker]\nlisten = \"{address}\"\n")).expect("written");
    assert_eq!(drain(&database, &[]).code, 1);
    drain(&database, &["--listen", "127.0.0.1:0"]).success();
    std::fs::write(&file, "[worker]\nlisten = \"somewhere\"\n").expect("written");
    let run = drain(&database, &[]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.snapshot());
    assert!(run.stderr.contains("worker.listen cannot be \"somewhere\""), "{}", run.stderr);
}

#[tokio::test]
async fn a_worker_whose_server_is_away_is_alive_and_not_ready() {
    let mut server = Cluster::start();
    let program = Program::new().env("DATABASE_URL", &server.url());
    program.run(&["migrate", "up"]).success();
    let worker = Listening::start(program.command(&["worker", "run", "--lease", "8s"])).await;
    eventually("it is ready", async || worker.get("/readyz") == (200, "ready\n".to_owned())).await;
    server.end("INT");
    eventually("it is not ready", async || worker.get("/readyz").0 == 503).await;
    let metrics = worker.metrics();
    assert_eq!(value(&metrics, "tasker_worker_connected"), Some(0.0));
    assert_eq!(value(&metrics, "tasker_worker_outages_total"), Some(1.0));
    assert!(value(&metrics, "tasker_worker_database_errors_total") >= Some(1.0), "{metrics}");
    assert_eq!(worker.get("/livez"), (200, "alive\n".to_owned()));
    server.start_again();
    eventually("it is ready again", async || worker.get("/readyz").0 == 200).await;
    let metrics = worker.metrics();
    assert_eq!(value(&metrics, "tasker_worker_reconnects_total"), Some(1.0), "{metrics}");
    assert_eq!(value(&metrics, "tasker_worker_connected"), Some(1.0), "{metrics}");
}
