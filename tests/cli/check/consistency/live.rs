//! A comparison beside workers at work: it finds nothing, and a repair changes nothing.

use std::process::Stdio;
use std::time::{Duration, Instant};

use tasker::checks::consistency::{Mode, check};
use tasker::db::queries::steps::cancel_steps::cancel_steps;
use tasker::db::queries::steps::claim_steps::{Watermarks, claim_steps};
use tasker::db::queries::steps::lock_task_steps::lock_task_steps;
use tasker::db::queries::tasks::lock_task::lock_task;
use tasker::db::{Exchange, HeldClaims};
use tasker::model::room::{Limits, Room};

use super::said;
use super::stage::Stage;
use crate::common::{LIMIT, TestDatabase, cancel, eventually_true};

/// Joins and fan-outs; retries, a failure for good, and steps that end at different times.
const BUSY: &str = "
name: busy
version: '1.0.0'
steps:
  - { name: load, handler: { noop: {} } }
  - { name: flaky, depends_on: [load], handler: { fail: { times: 1 } }, retry: { backoff: { base: 5ms, cap: 10ms } } }
  - { name: slow, depends_on: [load], handler: { sleep: { for: 3ms } } }
  - { name: wide1, depends_on: [load], handler: { noop: {} } }
  - { name: wide2, depends_on: [load], handler: { noop: {} } }
  - { name: join, depends_on: [flaky, slow, wide1, wide2], handler: { noop: {} } }
  - { name: broken, depends_on: [slow], handler: { fail: { permanent: true } } }
  - { name: never, depends_on: [broken, join], handler: { noop: {} } }
";

const TASKS: i64 = 1500;

#[tokio::test]
async fn nothing_is_found_while_workers_claim_complete_fail_and_are_cancelled_and_killed() {
    let database = TestDatabase::new().await;
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), BUSY).expect("a template");
    database.tasker(&["template", "apply", file.path().to_str().expect("a UTF-8 path")]).success();
    let batch = ["task", "submit", "busy", "--batch", "-"];
    database.tasker_with_stdin(&batch, "{}\n".repeat(TASKS as usize)).success();
    let start = || {
        let args = ["worker", "run", "--drain", "--concurrency", "16", "--lease", "2s"];
        let mut worker = database.command(&args);
        worker.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a worker")
    };
    let mut workers: Vec<_> = (0..3).map(|_| start()).collect();

    let mut cancelling = database.session().await;
    let cancels = async {
        // From the front, where the workers are.
        for task_id in (1..=TASKS).step_by(7) {
            let _ = cancel(&mut cancelling, task_id).await;
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let mut looking = database.session().await;
    let client = database.client().await;
    let looks = async {
        let under_way =
            "(select count(*) >= 300 from tasker_workflow_step_transitions where to_state = 'complete')";
        eventually_true(&client, under_way).await;
        workers[0].kill().expect("a kill");
        workers[0].wait().expect("its end");
        let is_open = "select exists (select from tasker_tasks task
                         left join tasker_task_transitions current on current.task_id = task.task_id and current.most_recent
                        where current.to_state is null or current.to_state in ('pending', 'in_progress'))";
        let (began, mut rounds) = (Instant::now(), 0);
        while client.query_one(is_open, &[]).await.expect("an answer").get(0) {
            for mode in [Mode::Report, Mode::Report, Mode::Repair] {
                let report = check(&mut looking, None, mode, "test").await.expect("a comparison");
                assert_eq!(report.tasks, TASKS as u64);
                assert!(report.differences.is_empty(), "{mode:?}: {:#?}", report.differences);
            }
            rounds += 1;
            assert!(began.elapsed() < LIMIT, "the tasks never end");
        }
        rounds
    };
    let ((), rounds) = tokio::join!(cancels, looks);
    assert!(rounds > 0, "no comparison met the workers at work");
    for worker in &mut workers[1..] {
        worker.wait().expect("its end");
    }
}

/// The one moment in which a commit shows an entry too many: a cancellation passes over the entry that
/// a claim has locked, and the claim has not committed yet that it dropped it.
#[tokio::test]
async fn an_entry_that_a_claim_is_about_to_drop_is_no_difference() {
    let mut stage = Stage::new().await;
    let (claiming, cancelling) = (stage.database.session().await, stage.database.session().await);
    cancelling.client().batch_execute("begin").await.expect("a transaction");
    let unfinished = lock_task_steps(&cancelling, 1).await.expect("locks");
    claiming.client().batch_execute("begin").await.expect("a transaction");
    let (marks, room) = (Watermarks::default(), Room::for_any(9));
    let claim = claim_steps(
        &claiming,
        stage.worker_id,
        Exchange { lane: 0, number: 1000, held: HeldClaims::default() },
        Limits::default(),
        &marks,
        &room,
        1,
    );
    let cancel = async {
        let is_waiting = "exists (select from pg_locks where not granted
                                            and database = (select oid from pg_database where datname = current_database()))
                              or exists (select from pg_stat_activity
                                          where datname = current_database() and wait_event_type = 'Lock')";
        eventually_true(&stage.client, is_waiting).await;
        lock_task(&cancelling, 1).await.expect("a lock");
        cancel_steps(&cancelling, 1, &unfinished, &serde_json::json!({})).await.expect("a cancellation");
        cancelling.client().batch_execute("commit").await.expect("a commit");
    };
    let (claimed, ()) = tokio::join!(claim, cancel);
    let claimed = claimed.expect("a claim");
    assert!(claimed.iter().all(|step| step.task_id == 2), "{claimed:?}");

    let left = "select count(*) from tasker_ready_steps where workflow_step_id = 4";
    assert_eq!(stage.client.query_one(left, &[]).await.expect("a count").get::<_, i64>(0), 1);
    for mode in [Mode::Report, Mode::Preview, Mode::Repair] {
        assert_eq!(said(&stage.check(mode).await), [""; 0], "{mode:?}");
    }
    // Had the claim failed, the entry would stay: then it is one.
    claiming.client().batch_execute("rollback").await.expect("a rollback");
    assert_eq!(said(&stage.check(Mode::Report).await), ["ready_queue next"]);
    assert_eq!(said(&stage.check(Mode::Repair).await), ["ready_queue next"]);
    assert_eq!(said(&stage.check(Mode::Report).await), [""; 0]);
}
