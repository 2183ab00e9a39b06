//! `tasker check consistency`: every kind of difference made for real, found, and
//! fixed where it can be; nothing found where workers are at work.

mod live;
mod stage;

use std::collections::BTreeSet;

use insta::assert_snapshot;
use nix::sys::signal::Signal;
use stage::Stage;
use tasker::checks::consistency::{Difference, DifferenceCode, Mode, Outcome, check};

use crate::common::{Process, TestDatabase};

/// The differences, each as `code step` or `code` of a task or of nobody's.
fn said(differences: &[Difference]) -> Vec<String> {
    let said = differences.iter().map(|difference| match &difference.step {
        Some(step) => format!("{} {step}", difference.code.as_str()),
        None => difference.code.as_str().to_owned(),
    });
    said.collect::<BTreeSet<_>>().into_iter().collect()
}

impl Stage {
    async fn check(&mut self, mode: Mode) -> Vec<Difference> {
        check(&mut self.session, None, mode, "test").await.expect("a comparison").differences
    }
}

/// What is broken, and what must be found: these differences and no others.
const REPAIRED: &[(&str, &[&str])] = &[
    (
        "update tasker_workflow_steps set in_process = true where workflow_step_id = {next}",
        &["in_process next"],
    ),
    (
        "update tasker_workflow_steps set in_process = false where workflow_step_id = {held}",
        &["in_process held"],
    ),
    (
        "update tasker_workflow_steps set processed = true where workflow_step_id = {next}",
        &["processed next"],
    ),
    (
        "update tasker_workflow_steps set processed = false where workflow_step_id = {load}",
        &["processed load"],
    ),
    (
        "update tasker_workflow_steps set processed_at = null where workflow_step_id = {load}",
        &["processed_at load"],
    ),
    (
        "update tasker_workflow_steps set processed_at = now() where workflow_step_id = {join}",
        &["processed_at join"],
    ),
    (
        "update tasker_workflow_steps set claimed_by = 4711 where workflow_step_id = {next}",
        &["claimed_by next"],
    ),
    (
        "update tasker_workflow_steps set claimed_by = null where workflow_step_id = {held}",
        &["claimed_by held"],
    ),
    (
        "update tasker_workflow_steps set last_sort_key = 70 where workflow_step_id = {load}",
        &["last_sort_key load"],
    ),
    ("update tasker_tasks set last_sort_key = 70 where task_id = 1", &["last_sort_key"]),
    ("update tasker_tasks set recorded_state = 'error' where task_id = 1", &["recorded_state"]),
    (
        "update tasker_workflow_steps set remaining_parents = 0 where workflow_step_id = {join}",
        &["remaining_parents join"],
    ),
    (
        "update tasker_workflow_steps set remaining_parents = 1 where workflow_step_id = {next}",
        &["remaining_parents next"],
    ),
    (
        "update tasker_workflow_steps set next_attempt_at = now() + interval '1 hour' where workflow_step_id = {next}",
        &["next_attempt_at next"],
    ),
    (
        "update tasker_workflow_steps set next_attempt_at = null where workflow_step_id = {flaky}",
        &["backoff_queue flaky", "next_attempt_at flaky"],
    ),
    ("delete from tasker_ready_steps where workflow_step_id = {next}", &["ready_queue next"]),
    (
        "insert into tasker_ready_steps (workflow_step_id, queue, priority) values ({join}, 'joins', 0)",
        &["ready_queue join"],
    ),
    (
        "update tasker_ready_steps set queue = 'elsewhere' where workflow_step_id = {next}",
        &["ready_queue next"],
    ),
    ("update tasker_ready_steps set priority = 3 where workflow_step_id = {next}", &["ready_queue next"]),
    ("delete from tasker_backoff_steps where workflow_step_id = {flaky}", &["backoff_queue flaky"]),
    (
        "insert into tasker_backoff_steps (workflow_step_id, next_attempt_at) values ({join}, now())",
        &["backoff_queue join"],
    ),
    (
        "update tasker_backoff_steps set next_attempt_at = now() + interval '1 year' where workflow_step_id = {flaky}",
        &["backoff_queue flaky"],
    ),
    ("delete from tasker_queue_priorities where queue = 'joins'", &["lane join"]),
    (
        "update tasker_workflow_step_transitions set most_recent = false where workflow_step_id = {load}",
        &["newest_transition load"],
    ),
    ("update tasker_task_transitions set most_recent = false where task_id = 1", &["task_newest_transition"]),
    (
        "update tasker_task_transitions set most_recent = false where task_id = 1;
         insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent)
         select task_id, to_state, 'error', sort_key + 10, true from tasker_task_transitions
          where task_id = 1 order by sort_key desc limit 1",
        &["last_sort_key", "recorded_state", "task_count", "task_state"],
    ),
    ("update tasker_tasks set remaining_steps = 0 where task_id = 1", &["remaining_steps"]),
    ("update tasker_tasks set active_steps = 9 where task_id = 1", &["active_steps"]),
    ("update tasker_tasks set complete = true where task_id = 2", &["complete"]),
    (
        "insert into tasker_ready_steps (workflow_step_id, queue, priority) values (987654, 'default', 0)",
        &["stray_entry"],
    ),
    (
        "insert into tasker_backoff_steps (workflow_step_id, next_attempt_at) values (987654, now())",
        &["stray_entry"],
    ),
    (
        "delete from tasker_ready_steps; delete from tasker_backoff_steps;
         update tasker_tasks set active_steps = 0, remaining_steps = 0;
         update tasker_workflow_steps set remaining_parents = 5, processed = false, claimed_by = null",
        &[
            "active_steps",
            "backoff_queue flaky",
            "claimed_by held",
            "processed flaky",
            "processed held",
            "processed join",
            "processed load",
            "processed next",
            "ready_queue load",
            "ready_queue next",
            "remaining_parents flaky",
            "remaining_parents held",
            "remaining_parents join",
            "remaining_parents load",
            "remaining_parents next",
            "remaining_steps",
        ],
    ),
];

#[tokio::test]
async fn each_difference_alone_is_found_and_fixed_and_a_worker_goes_on() {
    let mut stage = Stage::new().await;
    assert_eq!(said(&stage.check(Mode::Report).await), [""; 0]);
    let mut codes = BTreeSet::new();
    for (sql, expected) in REPAIRED {
        stage.run(sql).await;
        let found = stage.check(Mode::Report).await;
        codes.extend(found.iter().map(|difference| difference.code));
        if expected.len() < 10 {
            assert_eq!(said(&found), *expected, "{sql}");
        } else {
            // A cancelled step's flags were broken as well.
            let others = said(&found).into_iter().filter(|said| !expected.contains(&said.as_str()));
            assert_eq!(others.collect::<Vec<_>>(), [""; 0], "{sql}");
        }
        let preview = stage.check(Mode::Preview).await;
        assert!(preview.iter().all(|difference| difference.outcome == Outcome::WouldRepair), "{preview:#?}");
        assert_eq!(said(&stage.check(Mode::Report).await), said(&found), "a preview changes nothing: {sql}");
        let repaired = stage.check(Mode::Repair).await;
        assert_eq!(said(&repaired), said(&found), "{sql}");
        assert!(
            repaired.iter().all(|difference| difference.outcome == Outcome::Repaired),
            "{sql}\n{repaired:#?}"
        );
        assert_eq!(said(&stage.check(Mode::Report).await), [""; 0], "after the repair of {sql}");
    }
    let untested: Vec<_> = DifferenceCode::ALL.iter().filter(|code| !codes.contains(code)).collect();
    assert_eq!(
        untested,
        // That of attempts has a test of its own: it takes a worker's row.
        [&DifferenceCode::MissingTransition, &DifferenceCode::Attempts, &DifferenceCode::BrokenHistory],
        "of those that can be fixed"
    );
    stage.finish().await;
    assert_eq!(said(&stage.check(Mode::Report).await), [""; 0]);
}

/// What cannot be derived: the breaking, the fixing by hand, what must be among the findings, and why
/// it stays.
const REFUSED: &[(&str, &str, &str)] = &[
    (
        "delete from tasker_workflow_step_transitions where workflow_step_id = {flaky}",
        "missing_transition flaky",
        "step 2 has attempts, and no transition: its history is incomplete",
    ),
    (
        "insert into tasker_workflow_step_transitions (workflow_step_id, to_state, sort_key, most_recent)
         values ({held}, 'in_progress', 10, true)",
        "missing_transition held",
        "step 3 has a start in its log, and no end: its history is incomplete",
    ),
    (
        "delete from tasker_workflow_step_transitions where workflow_step_id = {load} and most_recent",
        "missing_transition load",
        "step 1 has a start in its log, and no end: its history is incomplete",
    ),
    (
        "delete from tasker_workflow_step_transitions where workflow_step_id = {load} and most_recent;
         update tasker_workflow_step_transitions set to_state = 'pending' where workflow_step_id = {load}",
        "newest_transition load",
        "the flags of step 1 imply a transition that is missing",
    ),
    (
        "update tasker_workflow_steps set claimed_by = {worker} where workflow_step_id = {next}",
        "claimed_by next",
        "is alive and may be running step 4",
    ),
    (
        "update tasker_workflow_step_transitions set from_state = 'error' where workflow_step_id = {load} and to_state = 'complete'",
        "broken_history load",
        "history is never rewritten",
    ),
    (
        "update tasker_workflow_step_transitions set sort_key = 30 where workflow_step_id = {load} and to_state = 'complete'",
        "broken_history load",
        "history is never rewritten",
    ),
    (
        "update tasker_workflow_step_transitions set to_state = 'cancelled' where workflow_step_id = {load} and not most_recent",
        "broken_history load",
        "history is never rewritten",
    ),
    (
        "update tasker_task_transitions set from_state = 'complete' where task_id = 1",
        "broken_history",
        "history is never rewritten",
    ),
    (
        "delete from tasker_workflow_step_transitions where workflow_step_id = 11",
        "task_state",
        "the task is cancelled, which is final, but its steps imply pending",
    ),
    (
        "insert into tasker_workflow_step_transitions (workflow_step_id, to_state, sort_key, most_recent)
         values (987654, 'in_progress', 10, true)",
        "stray_entry",
        "a repair deletes no history",
    ),
    (
        "insert into tasker_workflow_step_edges (from_step_id, to_step_id) values ({load}, 987654)",
        "stray_entry",
        "a repair deletes nothing that was submitted",
    ),
    (
        "delete from tasker_tasks where task_id = 3",
        "stray_entry",
        "a repair deletes nothing that was submitted",
    ),
];

#[tokio::test]
async fn what_cannot_be_derived_stays_as_it_is_and_is_told() {
    let tables = "select string_agg(rows::text, ' ') from (
        select to_jsonb(step) as rows from tasker_workflow_steps step
        union all select to_jsonb(task) from tasker_tasks task
        union all select to_jsonb(ready) from tasker_ready_steps ready
        union all select to_jsonb(past) from tasker_workflow_step_transitions past
        union all select to_jsonb(past) from tasker_task_transitions past
        order by 1) every";
    for (sql, expected, reason) in REFUSED {
        let mut stage = Stage::new().await;
        stage.run(sql).await;
        let before: String = stage.client.query_one(tables, &[]).await.expect("rows").get(0);
        let preview = stage.check(Mode::Preview).await;
        let is_expected = |difference: &Difference| {
            said(std::slice::from_ref(difference)) == [*expected]
                && difference.outcome == Outcome::Refused
                && difference.reason.as_ref().is_some_and(|said| said.contains(reason))
        };
        assert!(preview.iter().any(is_expected), "{sql}\n{preview:#?}");
        let repaired = stage.check(Mode::Repair).await;
        assert!(repaired.iter().any(is_expected), "{sql}\n{repaired:#?}");
        let after: String = stage.client.query_one(tables, &[]).await.expect("rows").get(0);
        // A count is no row of a task.
        let of_rows = repaired.iter().filter(|difference| difference.code != DifferenceCode::TaskCount);
        let is_untouched =
            of_rows.map(|difference| difference.outcome).all(|outcome| outcome == Outcome::Refused);
        assert_eq!(before == after, is_untouched, "{sql}");
    }
}

/// A claim that no row of a worker's exchanges names: no worker would ever take it back.
#[tokio::test]
async fn a_claim_that_no_worker_holds_is_given_back() {
    let mut stage = Stage::new().await;
    stage.run("update tasker_worker_exchanges set held_step_ids = '{}', held_claim_numbers = '{}'").await;
    assert_eq!(stage.check(Mode::Repair).await[0].outcome, Outcome::Refused, "its worker is alive");
    stage.run("delete from tasker_workers; delete from tasker_worker_exchanges").await;
    let repaired = stage.check(Mode::Repair).await;
    assert_eq!(said(&repaired), ["attempts held", "claimed_by held", "in_process held", "ready_queue held"]);
    assert!(repaired.iter().all(|difference| difference.outcome == Outcome::Repaired), "{repaired:#?}");
    stage.finish().await;
    assert_eq!(said(&stage.check(Mode::Report).await), [""; 0]);
}

#[tokio::test]
async fn a_worker_that_died_no_longer_protects_what_its_flags_claim() {
    let mut stage = Stage::new().await;
    stage.run("update tasker_workflow_steps set claimed_by = {worker} where workflow_step_id = {next}").await;
    assert_eq!(stage.check(Mode::Repair).await[0].outcome, Outcome::Refused);
    stage.run("update tasker_workers set last_heartbeat_at = now() - interval '1 hour'").await;
    assert_eq!(stage.check(Mode::Repair).await[0].outcome, Outcome::Repaired);
    stage.finish().await;
}

/// Somebody else's transaction holds a row for longer than a repair waits: the task is left for later,
/// and the others are repaired.
#[tokio::test]
async fn a_task_that_somebody_holds_locked_is_left_for_later() {
    let mut stage = Stage::new().await;
    stage.run("update tasker_tasks set active_steps = 9").await;
    stage.run("begin; select from tasker_workflow_steps where task_id = 1 for update").await;
    stage.session.client().batch_execute("set lock_timeout = '50ms'").await.expect("a setting");
    let repaired = stage.check(Mode::Repair).await;
    let outcomes: Vec<_> = repaired.iter().map(|found| (found.task_id.unwrap(), found.outcome)).collect();
    assert_eq!(outcomes, [(1, Outcome::Refused), (2, Outcome::Repaired), (3, Outcome::Repaired)]);
    assert!(
        repaired[0].reason.as_ref().unwrap().contains("another session has locked its rows"),
        "{repaired:#?}"
    );
    stage.run("rollback").await;
    assert_eq!(said(&stage.check(Mode::Repair).await), ["active_steps"]);
}

#[tokio::test]
async fn people_read_the_differences_by_kind_and_scripts_read_all() {
    let stage = Stage::new().await;
    let run = |args: &[&str]| stage.database.tasker(&[&["check", "consistency"], args].concat());
    let clean = run(&[]);
    assert_eq!(clean.code, 0);
    assert_snapshot!(without_duration(&clean), @"
    3 tasks compared in <duration>: no differences
    [exit status: 0]
    ");
    stage.run("delete from tasker_ready_steps where workflow_step_id = {next}").await;
    stage.run("update tasker_tasks set active_steps = 9 where task_id = 2").await;
    stage.run("update tasker_workflow_steps set claimed_by = {worker} where workflow_step_id = 6").await;
    assert_snapshot!(without_duration(&run(&[])), @"
    claimed_by (1): a step that does not run has claimed_by
      task 2, step 6 load: stored 1, derived nothing
    ready_queue (1): the ready queue does not match the step's readiness
      task 1, step 4 next: stored nothing, derived default/0/noop
    active_steps (1): active_steps is not the number of steps that are ready, running or in backoff
      task 2: stored 9, derived 1

    3 tasks compared in <duration>: 3 differences in 2 tasks
    preview the repair with `tasker check consistency --repair --dry-run`
    [exit status: 3]
    ");
    assert_snapshot!(without_duration(&run(&["--task", "1"])), @"
    ready_queue (1): the ready queue does not match the step's readiness
      task 1, step 4 next: stored nothing, derived default/0/noop

    1 task compared in <duration>: 1 difference in 1 task
    preview the repair with `tasker check consistency --repair --dry-run`
    [exit status: 3]
    ");
    assert_snapshot!(without_duration(&run(&["--repair", "--dry-run"])), @"
    claimed_by (1): a step that does not run has claimed_by
      task 2, step 6 load: stored 1, derived nothing; not repaired: worker 1 is alive and may be running step 6
    ready_queue (1): the ready queue does not match the step's readiness
      task 1, step 4 next: stored nothing, derived default/0/noop
    active_steps (1): active_steps is not the number of steps that are ready, running or in backoff
      task 2: stored 9, derived 1; not repaired: worker 1 is alive and may be running step 6

    3 tasks compared in <duration>: 3 differences in 2 tasks; 1 would be repaired, 2 not
    [exit status: 3]
    ");
    assert_snapshot!(without_duration(&run(&["--repair"])), @"
    claimed_by (1): a step that does not run has claimed_by
      task 2, step 6 load: stored 1, derived nothing; not repaired: worker 1 is alive and may be running step 6
    ready_queue (1): the ready queue does not match the step's readiness
      task 1, step 4 next: stored nothing, derived default/0/noop; repaired
    active_steps (1): active_steps is not the number of steps that are ready, running or in backoff
      task 2: stored 9, derived 1; not repaired: worker 1 is alive and may be running step 6

    3 tasks compared in <duration>: 3 differences in 2 tasks; 1 repaired, 2 not
    [exit status: 3]
    ");
    assert_snapshot!(without_duration(&run(&["--task", "1", "--repair"])), @"
    1 task compared in <duration>: no differences
    [exit status: 0]
    ");
    let json = run(&["--format", "json"]);
    assert_eq!(json.code, 3);
    let expected = serde_json::json!([
        {"code": "claimed_by", "task_id": 2, "step_id": 6, "step": "load", "stored": stage.worker_id,
         "derived": null, "outcome": "found", "reason": null},
        {"code": "active_steps", "task_id": 2, "step_id": null, "step": null, "stored": 9, "derived": 1,
         "outcome": "found", "reason": null},
    ]);
    assert_eq!(json.json()["differences"], expected);
    assert_snapshot!(run(&["--task", "nobody"]).snapshot(), @"
    ------- stderr -------
    error: there is no task nobody
      hint: `tasker task list` shows the newest tasks
    [exit status: 1]
    ");
    assert_snapshot!(run(&["--dry-run"]).snapshot(), @"
    ------- stderr -------
    error: the following required arguments were not provided:
      --repair

    Usage: tasker check consistency --repair --dry-run

    For more information, try '--help'.
    [exit status: 2]
    ");
}

#[tokio::test]
async fn many_differences_of_a_kind_are_counted() {
    let database = TestDatabase::new().await;
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(
        file.path(),
        "name: one\nversion: '1.0.0'\nsteps: [{ name: step, handler: { noop: {} } }]\n",
    )
    .expect("a template");
    database.tasker(&["template", "apply", file.path().to_str().expect("a UTF-8 path")]).success();
    database.tasker_with_stdin(&["task", "submit", "one", "--batch", "-"], "{}\n".repeat(1200)).success();
    let client = database.client().await;
    client.batch_execute("delete from tasker_ready_steps").await.expect("broken");
    let found = database.tasker(&["check", "consistency"]);
    assert_eq!(found.code, 3);
    assert_eq!(found.stdout.lines().count(), 15, "{}", found.stdout);
    assert!(found.stdout.contains("… and 1190 more; list all with --format json"), "{}", found.stdout);
    let all = database.tasker(&["check", "consistency", "--format", "json"]).json();
    assert_eq!(all["differences"].as_array().map(Vec::len), Some(1200));
    database.tasker(&["check", "consistency", "--repair"]).success();
    database.tasker(&["worker", "run", "--drain"]).drained();
    let complete = "select count(*) from tasker_tasks where complete";
    assert_eq!(client.query_one(complete, &[]).await.expect("a count").get::<_, i64>(0), 1200);
}

/// An interrupted comparison says where it stopped, and the rest is compared from there.
#[tokio::test]
async fn an_interrupted_check_is_continued() {
    let stage = Stage::new().await;
    stage.run("update tasker_tasks set active_steps = 9").await;
    // It waits for this lock at its first range.
    stage.run("begin; lock table tasker_tasks in access exclusive mode").await;
    let running = Process::start(stage.database.command(&["check", "consistency", "--repair", "--dry-run"]));
    let waits = "exists (select from pg_locks where not granted
                            and database = (select oid from pg_database where datname = current_database()))";
    stage.database.eventually(waits).await;
    running.signal(Signal::SIGINT);
    running.says("stopping after the current ranges of tasks; another Ctrl-C stops at once").await;
    stage.run("rollback").await;
    let run = running.ended().await;
    assert_eq!(run.code, 130);
    let continuation = "continue with `tasker check consistency --repair --dry-run --resume task:4`";
    assert!(run.stderr.contains(continuation), "{}", run.snapshot());
    let verdict = ", then interrupted: 3 differences in 3 tasks; 3 would be repaired, 0 not";
    assert!(run.stdout.contains(verdict), "{}", run.snapshot());

    let resumed = |at| {
        let run = stage.database.tasker(&["check", "consistency", "--format", "json", "--resume", at]);
        let json = run.json();
        let tasks: Vec<_> = json["differences"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|one| one["task_id"].clone())
            .collect();
        assert_eq!(json["resume_at"], serde_json::Value::Null);
        (json["tasks"].clone(), json["steps"].clone(), tasks)
    };
    assert_eq!(resumed("task:3"), (1.into(), 5.into(), vec![3.into()]));
    assert_eq!(resumed("task:4"), (0.into(), 0.into(), vec![]));
    stage.run("insert into tasker_ready_steps (workflow_step_id, queue, priority) values (987654, 'default', 0)").await;
    assert_eq!(resumed("step:987654").2, [serde_json::Value::Null]);
    assert_eq!(resumed("step:987655").2, [serde_json::Value::Null; 0]);
    assert_snapshot!(stage.database.tasker(&["check", "consistency", "--resume", "4"]).snapshot(), @"
    ------- stderr -------
    error: invalid value '4' for '--resume <POSITION>': a position is task:ID or step:ID, as an interrupted check prints it

    For more information, try '--help'.
    [exit status: 2]
    ");
}

/// More steps than a range has, and a step whose id lies far from those of its task: it is compared as any other, and its
/// parents' states are found.
#[tokio::test]
async fn steps_are_compared_however_far_apart_their_ids_are() {
    let mut stage = Stage::new().await;
    stage
        .database
        .tasker_with_stdin(&["task", "submit", "order", "--batch", "-"], "{}\n".repeat(1100))
        .success();
    assert_eq!(said(&stage.check(Mode::Report).await), [""; 0]);
    let far = "update tasker_workflow_steps set workflow_step_id = 9000000000000 + workflow_step_id where workflow_step_id in (4, 700);
        update tasker_workflow_step_edges set from_step_id = 9000000000000 + from_step_id where from_step_id in (4, 700);
        update tasker_workflow_step_edges set to_step_id = 9000000000000 + to_step_id where to_step_id in (4, 700);
        update tasker_workflow_step_transitions set workflow_step_id = 9000000000000 + workflow_step_id where workflow_step_id in (4, 700);
        update tasker_ready_steps set workflow_step_id = 9000000000000 + workflow_step_id where workflow_step_id in (4, 700)";
    stage.run(far).await;
    assert_eq!(said(&stage.check(Mode::Report).await), [""; 0]);
    stage.run("delete from tasker_ready_steps where workflow_step_id = 9000000000004").await;
    stage.run("update tasker_workflow_steps set remaining_parents = 0 where workflow_step_id = 5").await;
    stage.run("update tasker_tasks set active_steps = 9 where task_id = 1100").await;
    let expected = ["active_steps", "ready_queue next", "remaining_parents join"];
    assert_eq!(said(&stage.check(Mode::Report).await), expected);
    assert_eq!(said(&stage.check(Mode::Repair).await), expected);
    assert_eq!(said(&stage.check(Mode::Report).await), [""; 0]);
    // An edge from a step of another task, which has not run, and one from a step that does not exist.
    stage.run("insert into tasker_workflow_step_edges (from_step_id, to_step_id) values (5000, 6), (1, 6), (800000, 6)").await;
    assert_eq!(
        said(&stage.check(Mode::Report).await),
        ["active_steps", "ready_queue load", "remaining_parents load", "stray_entry", "task_state"]
    );
}

#[test]
fn the_page_explains_every_code() {
    let page = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/consistency.md"));
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    let explained: Vec<_> =
        rows.map(|line| line.split(" | ").take(2).collect::<Vec<_>>().join(" | ")).collect();
    let codes = DifferenceCode::ALL.map(|code| format!("| `{}` | {}", code.as_str(), code.meaning()));
    assert_eq!(explained, codes);
}

fn without_duration(run: &crate::common::Run) -> String {
    let text = run.snapshot();
    let Some((before, rest)) = text.split_once("compared in ") else { return text };
    let end = rest.find([':', '\n']).expect("an end of the line");
    format!("{before}compared in <duration>{}", &rest[end..])
}
