//! `tasker worker run --format json`: events as objects, and outages that do not flood the log.

use serde_json::{Value, json};

use crate::common::{Cluster, Process, Program, eventually};
use crate::worker::listen::Listening;
use crate::worker::{drain, shop, submit};

/// Every line of a text, each an object.
fn objects(text: &str) -> Vec<Value> {
    let read = |line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    text.lines().map(read).collect()
}

/// The events of a name, without their times.
fn events(text: &str, name: &str) -> Vec<Value> {
    let mut found: Vec<Value> = objects(text).into_iter().filter(|event| event["event"] == name).collect();
    for event in &mut found {
        let event = event.as_object_mut().expect("an object");
        for key in ["at", "waited_ms", "took_ms"] {
            event.remove(key);
        }
    }
    found
}

#[tokio::test]
async fn each_event_is_an_object_of_its_own() {
    let database = shop().await;
    submit(&database, "shop/order");
    submit(&database, "shop/broken");
    let run = drain(&database, &["--format", "json", "-v"]);
    let (kind, version) = ("worker.event", 1);
    for line in objects(&run.stderr) {
        assert_eq!((&line["kind"], &line["version"]), (&json!(kind), &json!(version)), "{line}");
        assert!(line["at"].as_str().is_some_and(|at| at.ends_with('Z')), "{line}");
    }
    assert_eq!(
        events(&run.stderr, "worker_started"),
        [
            json!({"kind": kind, "version": version, "level": "info", "event": "worker_started", "worker_id": 1})
        ]
    );
    let failed = json!({
        "kind": kind, "version": version, "level": "error", "event": "step_failed", "task_id": 2, "step_id": 3,
        "step": "charge", "workflow": "shop/broken@1.0.0", "attempt": 1, "message": "exit status 7: card refused",
        "is_interrupted": false, "retry_in_ms": null,
    });
    assert_eq!(events(&run.stderr, "step_failed"), [failed]);
    assert_eq!(events(&run.stderr, "step_started").len(), 3);
    let mut completed: Vec<String> =
        events(&run.stderr, "step_completed").iter().map(|event| event["step"].to_string()).collect();
    completed.sort_unstable();
    assert_eq!(completed, ["\"reserve\"", "\"ship\""]);
    let ended = events(&run.stderr, "task_ended");
    let complete: Vec<&Value> = ended.iter().filter(|event| event["is_complete"] == true).collect();
    assert_eq!((ended.len(), complete.len()), (2, 1));
    assert_eq!(run.json()["completed_steps"], 2);
    // Without -v no line for each step that goes well.
    submit(&database, "shop/order");
    let run = drain(&database, &["--format", "json"]).success();
    let names: Vec<Value> = objects(&run.stderr).into_iter().map(|event| event["event"].clone()).collect();
    assert_eq!(names, ["worker_started", "task_ended"]);
    assert_eq!(drain(&database, &["--format", "json", "--quiet"]).success().stderr, "");
}

#[tokio::test]
async fn warnings_are_objects_too() {
    let database = shop().await;
    let run = drain(&database, &["--format", "json", "--quiet", "--retry-backoff-disabled"]).success();
    let [warning] = &objects(&run.stderr)[..] else { panic!("{}", run.stderr) };
    assert_eq!(
        (&warning["kind"], &warning["level"], &warning["repeated"]),
        (&json!("log"), &json!("warn"), &json!(0))
    );
    assert_eq!(warning["message"], "retry backoff is disabled: every failed step is tried again at once");
    let run = drain(&database, &["--quiet", "--retry-backoff-disabled"]).success();
    assert_eq!(run.stderr, "warning: retry backoff is disabled: every failed step is tried again at once\n");
}

#[tokio::test]
async fn an_outage_has_a_line_when_it_begins_and_one_when_it_is_over() {
    let mut server = Cluster::start();
    let program = Program::new().env("DATABASE_URL", &server.url());
    program.run(&["migrate", "up"]).success();
    let words = Process::start(program.command(&["worker", "run"]));
    let worker = Listening::start(program.command(&["worker", "run", "--format", "json"])).await;
    let ready = async || worker.get("/readyz").0 == 200;
    eventually("it is ready", ready).await;
    words.says("worker ").await;
    server.end("INT");
    eventually("many requests have failed", async || {
        let metrics = worker.metrics();
        let failures =
            metrics.lines().find_map(|line| line.strip_prefix("tasker_worker_database_errors_total "));
        failures.expect("a series").parse::<u64>().expect("a number") >= 12
    })
    .await;
    server.start_again();
    eventually("it is ready again", ready).await;
    words.says("the database is back after ").await;
    let told = worker.process.said();
    let [away] = &events(&told, "disconnected")[..] else { panic!("{told}") };
    assert_eq!((&away["level"], &away["is_out_of_reach"]), (&json!("error"), &json!(true)), "{away}");
    let [back] = &events(&told, "reconnected")[..] else { panic!("{told}") };
    assert!(back["failures"].as_u64() >= Some(12), "{back}");
    let said = words.said();
    assert_eq!(said.matches("the database is out of reach").count(), 1, "{said}");
    assert_eq!(said.matches("the database is back").count(), 1, "{said}");
    assert!(said.contains(" failed requests\n"), "{said}");
}
