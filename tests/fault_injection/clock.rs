//! Programs whose clock is wrong: times and waits are the server's.

use std::process::Command;
use std::time::Duration;

use nix::sys::signal::Signal;

use crate::common::{Process, Proxy, Run, eventually_true};
use crate::workers::with_steps;

/// Makes the clock of a program differ from the server's, but not the timers that it sleeps by.
fn shift(command: &mut Command, by: &str) {
    // Asked for the library alone: as a parent it would keep signals from the program.
    let environment =
        Command::new("faketime").args(["-m", "-f", by, "env"]).output().unwrap_or_else(|error| {
            panic!("faketime: {error}\n  install it: `./scripts/setup tests`, or your system's package")
        });
    let environment = String::from_utf8(environment.stdout).expect("text");
    let library = environment.lines().find_map(|line| line.strip_prefix("LD_PRELOAD=")).expect("a library");
    command.env("LD_PRELOAD", library).env("FAKETIME", by).env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
}

async fn no_wait_changes(by: &str) {
    let (database, client) = with_steps(
        "  - { name: soon, handler: { fail: { times: 1, retry_after: 3s, message: not yet } } }
  - { name: later, handler: { fail: { times: 1, retry_after: 600s, message: not yet } } }",
    )
    .await;
    let proxy = Proxy::before(&database).await;
    database.tasker(&["task", "submit", "w"]).success();
    let mut worker = database.command(&["worker", "run", "--poll-interval", "1s"]);
    shift(worker.env("DATABASE_URL", proxy.url()), by);
    let worker = Process::start(worker);
    worker.says("1/soon failed, attempt 1: not yet; next attempt in 3.0s").await;
    worker.says("1/later failed, attempt 1: not yet; next attempt in 10m").await;
    let before = *proxy.answered().borrow();
    let soon = |condition: &str| {
        format!(
            "(select {condition} from tasker_workflow_steps join tasker_named_steps using (named_step_id)
               where name = 'soon')"
        )
    };
    eventually_true(&client, &soon("processed")).await;
    let exchanges = *proxy.answered().borrow() - before;
    assert!(exchanges < 40, "{exchanges} exchanges in three seconds");
    // The second attempt began when it was due.
    let began = "(select max(began.created_at) - min(failed.created_at)
                    from tasker_workflow_step_transitions began
                    join tasker_workflow_step_transitions failed using (workflow_step_id)
                   where workflow_step_id = tasker_workflow_steps.workflow_step_id
                     and began.to_state = 'in_progress' and failed.to_state = 'error')";
    eventually_true(
        &client,
        &soon(&format!("{began} between interval '3 seconds' and interval '10 seconds'")),
    )
    .await;

    let mut show = database.command(&["task", "show", "1"]);
    shift(&mut show, by);
    let shown = Run::of(show).success().stdout;
    let (_, wait) = shown.split_once("retry in ").unwrap_or_else(|| panic!("no wait\n{shown}"));
    let (wait, _) = wait.split_once(':').expect("the error follows");
    let wait = humantime::parse_duration(wait).expect("a duration");
    let left = "select extract(epoch from max(next_attempt_at) - clock_timestamp())::float8 from tasker_workflow_steps";
    let left: f64 = client.query_one(left, &[]).await.expect("a time").get(0);
    assert!(
        wait.abs_diff(Duration::from_secs_f64(left)) < Duration::from_secs(20),
        "{left} s are left\n{shown}"
    );
    worker.signal(Signal::SIGTERM);
    worker.ended().await.success();
}

#[tokio::test]
async fn a_clock_that_is_ahead_changes_no_wait() {
    no_wait_changes("+45s").await;
}

#[tokio::test]
async fn a_clock_that_is_behind_changes_no_wait() {
    no_wait_changes("-45s").await;
}
