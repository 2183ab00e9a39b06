//! `tasker task watch`.

use insta::assert_snapshot;
use tasker::model::state::State;

use crate::common::{Pipe, Process, TestDatabase, eventually};
use crate::fixture::orders::{show, stuck_order};
use crate::fixture::tasks::{step, task};

#[tokio::test]
async fn watch_writes_each_change_and_exits_as_the_task_ended() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    task(&client, "good", State::Complete, &[step("reserve", State::Complete, &[])]).await;
    task(&client, "bad", State::Error, &stuck_order()).await;
    assert_snapshot!(show(database.tasker(&["task", "watch", "good"])), @r"
    <time>Z  ▶ task 1 shop/order@1.0.0  pending → in_progress
    <time>Z  ▶ reserve  pending → in_progress, attempt 1
    <time>Z  ✓ reserve  in_progress → complete
    <time>Z  ✓ task 1 shop/order@1.0.0  in_progress → complete
    [exit status: 0]
    ");
    let run = database.tasker(&["task", "watch", "bad", "--format", "json"]);
    assert_eq!(run.code, 1);
    let changes: Vec<serde_json::Value> =
        run.stdout.lines().map(|line| serde_json::from_str(line).expect("an object a line")).collect();
    assert!(changes.iter().all(|change| change["kind"] == "task.change" && change["task_id"] == 2));
    let failed: Vec<_> = changes.iter().filter(|change| change["to"] == "error").collect();
    assert_eq!(failed.len(), 2, "the step and its task: {changes:?}");
    assert!(failed.iter().any(|change| change["message"] == "exit code 7: card refused"));
    assert_snapshot!(database.tasker(&["task", "watch", "ugly"]).snapshot(), @r"
    ------- stderr -------
    error: there is no task ugly
      hint: `tasker task list` shows the newest tasks
    [exit status: 1]
    ");
}

#[tokio::test]
async fn watch_follows_a_task_while_a_worker_runs_it() {
    let database = TestDatabase::new().await;
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(
        file.path(),
        "name: slow\nversion: '1.0.0'\nsteps:\n  - name: one\n    handler: { sleep: { for: 300ms } }\n  - name: two\n    depends_on: [one]\n    handler: { noop: {} }\n",
    )
    .expect("a template");
    database.tasker(&["template", "apply", file.path().to_str().expect("a UTF-8 path")]).success();
    database.tasker(&["task", "submit", "slow"]).success();
    let mut watch = database.command(&["task", "watch", "1", "--interval", "50ms"]);
    let watch = watch
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("a watch");
    database.tasker(&["worker", "run", "--drain"]).drained();
    let output = watch.wait_with_output().expect("its end");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(output.status.code(), Some(0), "{text}");
    let moves: Vec<&str> =
        text.lines().filter_map(|line| line.split_once("Z  ")).map(|(_, rest)| rest).collect();
    assert_eq!(
        moves,
        [
            "▶ task 1 default/slow@1.0.0  pending → in_progress",
            "▶ one  pending → in_progress, attempt 1",
            "✓ one  in_progress → complete",
            "▶ two  pending → in_progress, attempt 1",
            "✓ two  in_progress → complete",
            "✓ task 1 default/slow@1.0.0  in_progress → complete",
        ]
    );
}

#[tokio::test]
async fn watch_draws_in_place_on_a_terminal_and_leaves_the_whole_task_behind() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let mut steps = vec![step("reserve", State::Complete, &[])];
    let parts = ["p01", "p02", "p03", "p04", "p05", "p06", "p07", "p08", "p09", "p10", "p11", "p12"];
    steps.extend(parts.map(|part| step(part, State::InProgress, &["reserve"])));
    task(&client, "parts", State::InProgress, &steps).await;

    let size = nix::pty::Winsize { ws_row: 12, ws_col: 60, ws_xpixel: 0, ws_ypixel: 0 };
    let terminal = nix::pty::openpty(&size, None).expect("a terminal");
    let mut watch = database.command(&["task", "watch", "parts", "--interval", "50ms"]);
    watch.env("TERM", "xterm").stdout(terminal.slave.try_clone().expect("a copy")).stderr(terminal.slave);
    let mut child = watch.spawn().expect("a watch");
    drop(watch);
    let mut written = Pipe::read(std::fs::File::from(terminal.master));
    eventually("a frame is drawn", async || written.text().contains("… 8 more lines")).await;
    database.tasker(&["task", "cancel", "parts", "--yes"]).success();
    assert_eq!(child.wait().expect("its end").code(), Some(1));

    let written = String::from_utf8(written.end()).expect("UTF-8");
    let (during, last) = written.rsplit_once("\u{1b}[2K").expect("lines are cleared to be drawn anew");
    assert!(during.contains("… 8 more lines"), "a frame fits into the terminal's twelve lines: {during}");
    let plain = console::strip_ansi_codes(during);
    let widest = plain.split(['\r', '\n']).map(console::measure_text_width).max();
    assert!(widest <= Some(60), "a frame's line fits into the terminal: {plain}");
    let widest = console::strip_ansi_codes(last).lines().map(console::measure_text_width).max();
    assert!(widest <= Some(60), "nor does one of the last frame wrap: {last}");
    assert!(last.contains("cancelled") && parts.iter().all(|part| last.contains(part)), "{last}");
}

#[tokio::test]
async fn watch_ends_at_an_interrupt() {
    let database = TestDatabase::new().await;
    task(&database.client().await, "waiting", State::Pending, &[step("reserve", State::Pending, &[])]).await;
    let watch = Process::start(database.command(&["task", "watch", "waiting"]));
    // It has read the task, and would again; PostgreSQL keeps the last statement of a session.
    database.eventually("exists (select from pg_stat_activity where application_name = 'tasker task watch' and state = 'idle' and query like '%transition%')").await;
    watch.signal(nix::sys::signal::Signal::SIGINT);
    let run = watch.ended().await;
    assert_eq!(run.code, 130, "{}", run.snapshot());
}

#[tokio::test]
async fn what_has_happened_already_is_told_in_the_order_of_time() {
    let workflow = "{name: w, version: 1.0.0, steps: [
        {name: a, handler: {noop: {}}},
        {name: b, depends_on: [a], handler: {fail: {times: 1, permanent: true}}},
        {name: c, depends_on: [b], handler: {noop: {}}}]}";
    let database = TestDatabase::with_workflows(&[workflow]).await;
    database.tasker(&["task", "submit", "w"]).success();
    let _ = database.tasker(&["worker", "run", "--drain"]);
    database.tasker(&["task", "retry", "1", "--yes"]).success();
    database.tasker(&["worker", "run", "--drain"]).success();
    let run = database.tasker(&["task", "watch", "1"]).success();
    let told = run.stdout.lines().filter_map(|line| line.split_once("Z  ").map(|(_, change)| change));
    assert_snapshot!(told.collect::<Vec<_>>().join("\n"), @r"
    ▶ task 1 default/w@1.0.0  pending → in_progress
    ▶ a  pending → in_progress, attempt 1
    ✓ a  in_progress → complete
    ▶ b  pending → in_progress, attempt 1
    ✗ b  in_progress → error, attempt 1: failed on purpose (attempt 1, the first 1 fail)
    ✗ task 1 default/w@1.0.0  in_progress → error
    ○ task 1 default/w@1.0.0  error → pending
    ○ b  error → pending
    ▶ task 1 default/w@1.0.0  pending → in_progress
    ▶ b  pending → in_progress, attempt 2
    ✓ b  in_progress → complete
    ▶ c  pending → in_progress, attempt 1
    ✓ c  in_progress → complete
    ✓ task 1 default/w@1.0.0  in_progress → complete
    ");
}
