//! What docs/data-model.md says of every committed state, compared while a worker runs.

use std::process::Stdio;

use tasker::checks::consistency::{Mode, check};
use tasker::db::Session;

use crate::common::{TestDatabase, cancel, eventually_true};

/// Successes, retries, a failure for good, a long backoff, a queue nobody
/// serves; joins and fan-outs between them.
const MIXED: &str = r#"
name: mixed
version: "1.0.0"
steps:
  - { name: load, handler: { noop: {} } }
  - { name: flaky, depends_on: [load], handler: { fail: { times: 1 } }, retry: { backoff: { base: 5ms, cap: 10ms } } }
  - { name: slow, depends_on: [load], handler: { sleep: { for: 5ms } } }
  - { name: join, depends_on: [flaky, slow], handler: { sql: { statement: select 1 as one } } }
  - { name: broken, depends_on: [slow], handler: { fail: { permanent: true } } }
  - { name: never, depends_on: [broken, join], handler: { noop: {} } }
"#;

const WAITING: &str = r#"
name: waiting
version: "1.0.0"
steps:
  - { name: load, handler: { noop: {} } }
  - { name: later, depends_on: [load], handler: { fail: { times: 1, retry_after: 1h } } }
  - { name: elsewhere, depends_on: [load], queue: unserved, handler: { noop: {} } }
  - { name: sum, depends_on: [later, elsewhere], handler: { noop: {} } }
"#;

const PLAIN: &str = r#"
name: plain
version: "1.0.0"
steps:
  - { name: one, handler: { noop: {} } }
  - { name: two, depends_on: [one], handler: { sleep: { for: 2ms } } }
"#;

pub async fn assert_consistent(session: &mut Session, stage: &str) {
    let report = check(session, None, Mode::Report, "test").await.expect("a comparison");
    assert!(report.differences.is_empty(), "{stage}: {:#?}", report.differences);
}

#[tokio::test]
async fn what_is_kept_for_speed_agrees_with_the_transitions_at_any_moment() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let mut session = database.session().await;
    assert_consistent(&mut session, "in an empty database").await;
    let file = tempfile::NamedTempFile::new().expect("a file");
    for template in [MIXED, WAITING, PLAIN] {
        std::fs::write(file.path(), template).expect("a template");
        database.tasker(&["template", "apply", file.path().to_str().expect("a UTF-8 path")]).success();
    }
    for (name, tasks) in [("mixed", 60), ("waiting", 20), ("plain", 60)] {
        let batch = ["task", "submit", name, "--batch", "-"];
        database.tasker_with_stdin(&batch, "{}\n".repeat(tasks)).success();
    }
    assert_consistent(&mut session, "after the submission").await;

    let mut worker = database.command(&["worker", "run", "--queue", "default", "--concurrency", "8"]);
    let mut worker = worker.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a worker");
    for task_id in 1..=140 {
        assert_consistent(&mut session, "while a worker runs").await;
        if task_id % 5 == 0 {
            // One that is complete already refuses.
            let _ = cancel(&mut session, task_id).await;
        }
    }
    let nothing_moves = "not (exists (select from tasker_ready_steps where queue = 'default')
                              or exists (select from tasker_workflow_steps where in_process)
                              or exists (select from tasker_backoff_steps where next_attempt_at < now() + interval '1 minute'))";
    eventually_true(&client, nothing_moves).await;
    let pid = nix::unistd::Pid::from_raw(worker.id() as i32);
    nix::sys::signal::kill(pid, nix::sys::signal::Signal::SIGTERM).expect("a signal");
    worker.wait().expect("its end");
    assert_consistent(&mut session, "after the worker").await;
    let states = "select count(distinct to_state) from tasker_task_transitions where most_recent";
    assert_eq!(client.query_one(states, &[]).await.expect("a count").get::<_, i64>(0), 4);
}
