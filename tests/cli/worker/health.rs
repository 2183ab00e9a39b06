//! `tasker worker health`: what a probe learns.

use std::net::TcpListener;

use insta::assert_snapshot;
use nix::sys::signal::Signal;
use serde_json::json;

use crate::common::{Program, Run, eventually};
use crate::worker::listen::Listening;
use crate::worker::{shop, submit};

#[tokio::test]
async fn a_worker_is_ready_until_it_drains_and_alive_until_it_ends() {
    let database = shop().await;
    submit(&database, "shop/slow");
    let worker = Listening::start(database.command(&["worker", "run"])).await;
    let health =
        |more: &[&str]| database.tasker(&[&["worker", "health", "--listen", &worker.address], more].concat());
    eventually("it is ready", async || health(&[]).code == 0).await;
    assert_eq!(health(&[]).success().stdout, "ready\n");
    let answer = health(&["--format", "json"]).success().json();
    assert_eq!(
        answer,
        json!({"kind": "worker.health", "version": 1, "address": worker.address, "path": "/readyz", "passed": true, "message": "ready"})
    );
    // The address of every interface, as the worker of a container has it, and by the variable.
    let port = worker.address.rsplit(':').next().expect("a port");
    let mut everywhere = database.command(&["worker", "health", "--live"]);
    everywhere.env("TASKER_WORKER_LISTEN", format!("0.0.0.0:{port}"));
    assert_eq!(Run::of(everywhere).success().stdout, "alive\n");

    database.eventually("exists (select from tasker_workflow_steps where in_process)").await;
    worker.process.signal(Signal::SIGTERM);
    worker.process.says("draining: ").await;
    assert_snapshot!(health(&[]).snapshot(), @r"
    the worker is draining: it claims no more steps
    [exit status: 3]
    ");
    assert_eq!(health(&["--live"]).success().stdout, "alive\n");
    worker.process.signal(Signal::SIGTERM);
    let address = worker.address.clone();
    worker.process.ended().await;
    let gone = database.tasker(&["worker", "health", "--live", "--listen", &address]);
    assert_snapshot!(gone.snapshot().replace(&address, "ADDRESS"), @r"
    ------- stderr -------
    error: could not ask the worker at ADDRESS
      caused by: connecting
      caused by: Connection refused (os error 111)
      hint: is it running? `tasker worker run --listen ADDRESS`
    [exit status: 4]
    ");
}

#[test]
fn a_program_that_never_answers_costs_a_second() {
    // The system accepts for it.
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = silent.local_addr().expect("its address").to_string();
    let run = Program::new().run(&["worker", "health", "--listen", &address]);
    assert_eq!(run.code, 4, "{}", run.snapshot());
    assert!(run.stderr.contains("no answer within 1s"), "{}", run.stderr);
}

#[test]
fn without_an_address_there_is_nobody_to_ask() {
    assert_snapshot!(Program::new().run(&["worker", "health"]).snapshot(), @r"
    ------- stderr -------
    error: the address of the worker is not known
      hint: give it that of `tasker worker run --listen`: `tasker worker health --listen 127.0.0.1:9464`
    [exit status: 2]
    ");
}
