//! `tasker step cancel`.

use insta::assert_snapshot;
use serde_json::json;

use crate::common::Process;
use crate::fixture::surgery::stuck;

#[tokio::test]
async fn a_cancelled_step_ends_its_handler_and_holds_up_what_comes_after_it() {
    let database = stuck().await;
    database.tasker(&["task", "submit", "shop/slow"]).success();
    let worker = Process::start(database.command(&["worker", "run", "--quiet"]));
    database.eventually("exists (select from tasker_workflow_steps where in_process)").await;
    let run = database.tasker(&["step", "cancel", "2/wait", "--yes", "--reason", "too slow"]);
    assert_snapshot!(run.snapshot(), @"
    changed 1 step of task 2; the task is now error
      ⊘ wait (step 5): in_progress → cancelled
      running: 1; their workers stop them
      still waiting: after
      undo: none, cancelled is final; submit the task again
    [exit status: 0]
    ");
    // Its worker ends: the handler, which would take ten minutes, was ended and not waited for.
    worker.signal(nix::sys::signal::Signal::SIGTERM);
    worker.ended().await;
    let why = database.tasker(&["step", "why", "2/after", "--format", "json"]).success().json();
    assert_eq!(
        (&why["verdict"], &why["blockers"][0]["reasons"][0]["code"]),
        (&json!("stuck"), &json!("cancelled"))
    );
    // What fixes it, as `step why` says.
    let said = database.tasker(&["step", "why", "2/after"]).success().stdout;
    assert!(said.ends_with("fix: tasker step resolve 6\n"), "{said}");
    database.tasker(&["step", "resolve", "6", "--yes"]).success();
    let task = database.tasker(&["task", "show", "2", "--format", "json"]).success().json();
    assert_eq!(task["state"], "resolved_manually");
    let report = database.tasker(&["check", "consistency", "--format", "json"]);
    assert_eq!(report.code, 0, "{}", report.snapshot());
}
