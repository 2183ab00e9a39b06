//! `tasker task list|show|watch|cancel`.

use insta::assert_snapshot;
use serde_json::json;
use tasker::model::state::State;

use crate::common::TestDatabase;
use crate::fixture::{Step, step, task, task_of, without_moments};

/// A task whose charge has failed for good, with two steps behind it.
fn stuck_order() -> Vec<Step> {
    vec![
        step("reserve", State::Complete, &[]),
        step("charge", State::Error, &["reserve"])
            .attempts(3)
            .failure(json!({"message": "exit code 7: card refused", "exit_code": 7, "stderr": "refused\n"})),
        step("pack", State::Complete, &["reserve"]).attempts(2),
        step("ship", State::Pending, &["charge", "pack"]),
        step("notify", State::Pending, &["ship"]),
    ]
}

fn moving_order() -> Vec<Step> {
    vec![
        step("reserve", State::Complete, &[]),
        step("charge", State::Error, &["reserve"]).failure(json!({"message": "busy"})).waiting(),
        step("pack", State::InProgress, &["reserve"]),
        step("invoice", State::Pending, &["reserve"]).queue("payments"),
        step("ship", State::Pending, &["charge", "pack"]),
    ]
}

fn show(run: crate::common::Run) -> String {
    without_moments(&run.snapshot())
}

#[tokio::test]
async fn list_shows_tasks_newest_first() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    task(&client, "first", State::Complete, &[step("reserve", State::Complete, &[])]).await;
    task(&client, "second", State::Error, &stuck_order()).await;
    task_of(&client, "refund", "third", State::Pending, &[step("pay", State::Pending, &[])]).await;

    assert_snapshot!(database.tasker(&["task", "list"]).snapshot(), @r"
    TASK  STATE       WORKFLOW           STEPS  REQUESTED  TOOK  TAGS
       3  ○ pending   shop/refund@1.0.0    0/1  2h ago        -  -
       2  ✗ error     shop/order@1.0.0     2/5  2h ago      20s  -
       1  ✓ complete  shop/order@1.0.0     1/1  2h ago      20s  -
    [exit status: 0]
    ");
}

#[tokio::test]
async fn list_says_so_when_there_is_nothing() {
    let database = TestDatabase::new().await;
    assert_snapshot!(database.tasker(&["task", "list"]).snapshot(), @r"
    no tasks
    [exit status: 0]
    ");
    assert_snapshot!(database.tasker(&["task", "list", "--name", "ordre"]).snapshot(), @r"
    no tasks
    ------- stderr -------
    no workflow has that name; `tasker template list` lists them
    [exit status: 0]
    ");
    let run = database.tasker(&["task", "list", "--format", "json"]).success();
    assert_eq!(run.json(), json!({"kind": "task.list", "version": 1, "tasks": [], "next_after": null}));
}

#[tokio::test]
async fn list_filters_by_everything_at_once_and_alone() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    for (identity, state) in [
        ("a", State::Complete),
        ("b", State::Error),
        ("c", State::Pending),
        ("d", State::Cancelled),
        ("e", State::InProgress),
        ("f", State::ResolvedManually),
    ] {
        task(&client, identity, state, &[]).await;
    }
    task_of(&client, "refund", "g", State::Error, &[]).await;
    client
        .batch_execute(
            r#"update tasker_tasks set tags = '["nightly", "eu"]' where identity_hash in ('b', 'e');
               update tasker_tasks set tags = '["nightly"]' where identity_hash = 'g';
               update tasker_tasks set requested_at = now() - interval '3 days' where identity_hash = 'a';
               update tasker_named_tasks set namespace = 'billing' where name = 'refund'"#,
        )
        .await
        .expect("tags and dates");
    let listed = |args: &[&str]| {
        let run = database.tasker(&[&["task", "list", "--format", "json"], args].concat()).success();
        let tasks = run.json()["tasks"].as_array().expect("an array").clone();
        tasks.iter().map(|task| task["identity"].as_str().expect("a string").to_owned()).collect::<String>()
    };
    assert_eq!(listed(&[]), "gfedcba");
    for state in State::ALL {
        let expected = match state {
            State::Pending => "c",
            State::InProgress => "e",
            State::Error => "gb",
            State::Complete => "a",
            State::ResolvedManually => "f",
            State::Cancelled => "d",
        };
        assert_eq!(listed(&["--state", state.as_str()]), expected);
    }
    assert_eq!(listed(&["--state", "error", "--state", "pending", "--state", "error"]), "gcb");
    assert_eq!(listed(&["--name", "refund"]), "g");
    assert_eq!(listed(&["--namespace", "shop", "--state", "error"]), "b");
    assert_eq!(listed(&["--namespace", "shop", "--name", "refund"]), "");
    assert_eq!(listed(&["--tag", "nightly"]), "geb");
    assert_eq!(listed(&["--tag", "nightly", "--tag", "eu"]), "eb");
    assert_eq!(listed(&["--tag", "it's \"quoted\""]), "");
    assert_eq!(listed(&["--since", "1d"]), "gfedcb");
    assert_eq!(listed(&["--since", "2000-01-01"]), "gfedcba");
    assert_eq!(listed(&["--since", "1d", "--tag", "eu", "--state", "error", "--name", "order"]), "b");
}

#[tokio::test]
async fn list_turns_its_pages_without_a_gap_or_a_repetition() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    for number in 0..7 {
        let state = if number % 2 == 0 { State::Error } else { State::Pending };
        task(&client, &number.to_string(), state, &[]).await;
    }
    let run = database.tasker(&["task", "list", "--state", "error", "--state", "pending", "--limit", "3"]);
    let (_, command) = run.stderr.trim().split_once("next page: ").expect("the next page");
    assert_eq!(command, "tasker task list --state error --state pending --limit 3 --after 5");

    let (mut seen, mut after) = (Vec::new(), i64::MAX);
    loop {
        let run = database
            .tasker(&["task", "list", "--limit", "3", "--format", "json", "--after", &after.to_string()])
            .success();
        assert_eq!(run.stderr, "");
        let page = run.json();
        seen.extend(page["tasks"].as_array().expect("an array").iter().map(|task| task["task_id"].clone()));
        match page["next_after"].as_i64() {
            Some(next) => after = next,
            None => break,
        }
    }
    assert_eq!(seen, [7, 6, 5, 4, 3, 2, 1]);
}

#[tokio::test]
async fn list_refuses_what_it_cannot_read() {
    let database = TestDatabase::new().await;
    assert_snapshot!(database.tasker(&["task", "list", "--since", "yesterday"]).snapshot(), @r#"
    ------- stderr -------
    error: invalid value 'yesterday' for '--since <TIME>': "yesterday" is no moment: write 90m, 3d, 2026-11-23 or 2026-11-23T08:00:00Z

    For more information, try '--help'.
    [exit status: 2]
    "#);
    assert_eq!(database.tasker(&["task", "list", "--limit", "0"]).code, 2);
    assert_eq!(database.tasker(&["task", "list", "--state", "done"]).code, 2);
}

#[tokio::test]
async fn show_tells_why_a_task_is_stuck() {
    let database = TestDatabase::new().await;
    task(&database.client().await, "order-7", State::Error, &stuck_order()).await;
    assert_snapshot!(show(database.tasker(&["task", "show", "1"])), @r"
    ✗ task 1  shop/order@1.0.0  error
      requested  <moment> UTC (2h ago), ended after 20s
      steps      2 of 5 complete
      identity   order-7

    ✓ reserve          complete  1/3  120ms
    ├─ ✗ charge        error     3/3  120ms  failed 3 of 3 attempts: exit code 7: card refused
    └─ ✓ pack          complete  2/3  120ms
       └─ ○ ship       pending   0/3      -  (also after charge)
          └─ ○ notify  pending   0/3      -

    Nothing can move any more: 1 step failed and will not be tried again, and 2 steps wait behind it.
      ✗ charge (step 2) failed 3 of 3 attempts: exit code 7: card refused
      waiting: ship, notify
      hint: `tasker step show 2` shows all that is known of it
    [exit status: 0]
    ");
    let by_identity = database.tasker(&["task", "show", "order-7", "--format", "json"]).success().json();
    assert_eq!(by_identity["kind"], "task.show");
    assert_eq!(by_identity["task_id"], 1);
    let stuck: Vec<_> = by_identity["steps"]
        .as_array()
        .expect("an array")
        .iter()
        .filter(|step| step["stuck"] == true)
        .map(|step| step["name"].clone())
        .collect();
    assert_eq!(stuck, ["charge"]);
}

#[tokio::test]
async fn show_tells_what_moves_and_what_waits() {
    let database = TestDatabase::new().await;
    task(&database.client().await, "order-8", State::InProgress, &moving_order()).await;
    // The worker in the fixture serves every queue.
    assert_snapshot!(show(database.tasker(&["task", "show", "order-8"])), @r"
    ▶ task 1  shop/order@1.0.0  in_progress
      requested  <moment> UTC (2h ago), not ended yet
      steps      1 of 5 complete
      identity   order-8

    ✓ reserve     complete     1/3  120ms
    ├─ ✗ charge   error        1/3  120ms  retry in 1h: busy
    ├─ ▶ pack     in_progress  1/3     2h  worker 1 on host-a pid 4711
    │  └─ ○ ship  pending      0/3      -  (also after charge)
    └─ ○ invoice  pending      0/3      -  ready in queue payments
    [exit status: 0]
    ");
    database
        .client()
        .await
        .batch_execute("update tasker_workers set last_heartbeat_at = now() - interval '1 minute'")
        .await
        .expect("a silent worker");
    assert_snapshot!(show(database.tasker(&["task", "show", "order-8"])), @r"
    ▶ task 1  shop/order@1.0.0  in_progress
      requested  <moment> UTC (2h ago), not ended yet
      steps      1 of 5 complete
      identity   order-8

    ✓ reserve     complete     1/3  120ms
    ├─ ✗ charge   error        1/3  120ms  retry in 1h: busy
    ├─ ▶ pack     in_progress  1/3     2h  worker 1 on host-a pid 4711, silent past its lease
    │  └─ ○ ship  pending      0/3      -  (also after charge)
    └─ ○ invoice  pending      0/3      -  ready in queue payments

    No running worker serves queue payments: 1 ready step waits there.
      hint: start one with `tasker worker run --queue payments`
    [exit status: 0]
    ");
}

#[tokio::test]
async fn show_folds_a_wide_task_and_keeps_what_matters() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    task(
        &client,
        "wide",
        State::InProgress,
        &[step("split", State::Complete, &[]), step("join", State::Pending, &["split"])],
    )
    .await;
    client
        .batch_execute(
            "with named as (
                 insert into tasker_named_steps (dependent_system_id, name)
                 select 1, 'part-' || n from generate_series(1, 1000) n returning named_step_id
             ), parts as (
                 insert into tasker_workflow_steps (task_id, named_step_id, attempts, retry_limit)
                 select 1, named_step_id, 3, 3 from named returning workflow_step_id
             ), edges as (
                 insert into tasker_workflow_step_edges (from_step_id, to_step_id) select 1, workflow_step_id from parts
             )
             insert into tasker_workflow_step_transitions (workflow_step_id, to_state, sort_key, most_recent)
             select workflow_step_id, case when workflow_step_id = 700 then 'error' else 'complete' end, 10, true
               from parts",
        )
        .await
        .expect("a thousand steps");
    let folded = database.tasker(&["task", "show", "wide"]).success().stdout;
    assert!(folded.contains("✗ part-698 "), "{folded}");
    assert!(folded.contains("└─ … 981 more steps: 981 complete (all with --all)"), "{folded}");
    assert!(folded.lines().count() < 40, "{folded}");
    let all = database.tasker(&["task", "show", "wide", "--all"]).success().stdout;
    assert_eq!(
        all.lines().filter(|line| line.contains(" part-")).count(),
        1000 + 1,
        "each once, and in the remark"
    );
    let json = database.tasker(&["task", "show", "wide", "--format", "json"]).success().json();
    assert_eq!(json["steps"].as_array().expect("an array").len(), 1002);
}

#[tokio::test]
async fn show_names_a_task_that_is_none() {
    let database = TestDatabase::new().await;
    assert_snapshot!(database.tasker(&["task", "show", "42"]).snapshot(), @r"
    ------- stderr -------
    error: there is no task 42
      hint: `tasker task list` shows the newest tasks
    [exit status: 1]
    ");
    assert_eq!(database.tasker(&["task", "show", "'; drop table tasker_tasks; --"]).code, 1);
    assert_eq!(database.tasker(&["task", "show"]).code, 2);
}

#[tokio::test]
async fn watch_writes_each_change_and_exits_as_the_task_ended() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    task(&client, "good", State::Complete, &[step("reserve", State::Complete, &[])]).await;
    task(&client, "bad", State::Error, &stuck_order()).await;
    assert_snapshot!(show(database.tasker(&["task", "watch", "good"])), @r"
    <moment>Z  ▶ task 1 shop/order@1.0.0  pending → in_progress
    <moment>Z  ▶ reserve  pending → in_progress, attempt 1
    <moment>Z  ✓ reserve  in_progress → complete
    <moment>Z  ✓ task 1 shop/order@1.0.0  in_progress → complete
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
    database.tasker(&["worker", "run", "--drain"]).success();
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
    let master = std::fs::File::from(terminal.master);
    let reader = std::thread::spawn(move || {
        let mut written = Vec::new();
        // Linux answers with an error once the last writer has gone.
        let _ = std::io::Read::read_to_end(&mut std::io::BufReader::new(master), &mut written);
        String::from_utf8(written).expect("UTF-8")
    });
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    database.tasker(&["task", "cancel", "parts", "--yes"]).success();
    assert_eq!(child.wait().expect("its end").code(), Some(1));

    let written = reader.join().expect("a thread");
    let (during, last) = written.rsplit_once("\u{1b}[2K").expect("lines are cleared to be drawn anew");
    assert!(during.contains("… 8 more lines"), "a frame fits into the terminal's twelve lines: {during}");
    let plain = console::strip_ansi_codes(during);
    let widest = plain.split(['\r', '\n']).map(console::measure_text_width).max();
    assert!(widest <= Some(60), "a frame's line fits into the terminal: {plain}");
    assert!(last.contains("cancelled") && parts.iter().all(|part| last.contains(part)), "{last}");
}

#[tokio::test]
async fn watch_ends_at_an_interrupt() {
    let database = TestDatabase::new().await;
    task(&database.client().await, "waiting", State::Pending, &[step("reserve", State::Pending, &[])]).await;
    let mut watch = database.command(&["task", "watch", "waiting"]).spawn().expect("a watch");
    tokio::time::sleep(std::time::Duration::from_millis(800)).await;
    let pid = nix::unistd::Pid::from_raw(watch.id() as i32);
    nix::sys::signal::kill(pid, nix::sys::signal::Signal::SIGINT).expect("a signal");
    assert_eq!(watch.wait().expect("its end").code(), Some(130));
}

#[tokio::test]
async fn cancel_ends_every_step_that_has_not_finished() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    task(&client, "order-8", State::InProgress, &moving_order()).await;
    client.batch_execute("listen tasker_cancelled").await.expect("a listener");
    let preview = database.tasker(&["task", "cancel", "order-8", "--dry-run"]).success();
    assert!(
        preview.stdout.contains("\n  running: 1, whose workers would be told to end them\n"),
        "{}",
        preview.stdout
    );
    // Nobody is there to be asked.
    assert_eq!(database.tasker(&["task", "cancel", "order-8", "--reason", "wrong price"]).code, 2);
    let unchanged = "select count(*) from tasker_workflow_steps where in_process";
    assert_eq!(client.query_one(unchanged, &[]).await.expect("a count").get::<_, i64>(0), 1);
    let run = database.tasker(&["task", "cancel", "order-8", "--yes", "--reason", "wrong price"]);
    assert_snapshot!(run.snapshot(), @r"
    changed 4 steps of task 1, which is cancelled then
      ⊘ charge (step 2): error → cancelled
      ⊘ pack (step 3): in_progress → cancelled
      ⊘ invoice (step 4): pending → cancelled
      ⊘ ship (step 5): pending → cancelled
      running: 1, whose workers are told to end them
      way back: none, cancelled is final; submit the task again
    [exit status: 0]
    ");

    let states =
        "select string_agg(named.name || ' ' || transition.to_state || ' ' || transition.sort_key, ', '
                                    order by step.workflow_step_id)
                    from tasker_workflow_steps step
                    join tasker_named_steps named using (named_step_id)
                    join tasker_workflow_step_transitions transition using (workflow_step_id)
                   where transition.most_recent";
    let states: String = client.query_one(states, &[]).await.expect("states").get(0);
    assert_eq!(
        states,
        "reserve complete 20, charge cancelled 30, pack cancelled 20, invoice cancelled 10, ship cancelled 10"
    );
    let left = "select (select count(*) from tasker_ready_steps) + (select count(*) from tasker_backoff_steps)
                     + (select count(*) from tasker_workflow_steps where not processed or in_process or claimed_by is not null)
                     + (select remaining_steps + active_steps from tasker_tasks)";
    assert_eq!(client.query_one(left, &[]).await.expect("what is left").get::<_, i64>(0), 0);
    let metadata: serde_json::Value = client
        .query_one(
            "select metadata from tasker_task_transitions where most_recent and to_state = 'cancelled'",
            &[],
        )
        .await
        .expect("the task's end")
        .get(0);
    assert_eq!(metadata["reason"], "wrong price");

    assert_snapshot!(database.tasker(&["task", "cancel", "order-8", "--yes"]).snapshot(), @r"
    task 1 was cancelled before
    [exit status: 0]
    ");
    let head = show(database.tasker(&["task", "show", "order-8"]));
    assert!(head.contains(": wrong price\n") && head.contains("1 of 5 complete"), "{head}");
}

#[tokio::test]
async fn cancel_refuses_a_task_that_is_complete_or_none() {
    let database = TestDatabase::new().await;
    task(&database.client().await, "done", State::Complete, &[step("reserve", State::Complete, &[])]).await;
    assert_snapshot!(database.tasker(&["task", "cancel", "done", "--yes"]).snapshot(), @r"
    ------- stderr -------
    error: task 1 is complete and cannot be cancelled
      hint: `tasker task show 1` shows what it did
    [exit status: 1]
    ");
    assert_snapshot!(database.tasker(&["task", "cancel", "other"]).snapshot(), @r"
    ------- stderr -------
    error: there is no task other
      hint: `tasker task list` shows the newest tasks
    [exit status: 1]
    ");
}

#[tokio::test]
async fn cancel_mends_a_stuck_task_for_good() {
    let database = TestDatabase::new().await;
    task(&database.client().await, "order-7", State::Error, &stuck_order()).await;
    let run = database.tasker(&["task", "cancel", "1", "--yes", "--format", "json"]).success();
    let cancelled = run.json()["tasks"][0].clone();
    assert_eq!(
        (&cancelled["task_state"], cancelled["steps"].as_array().map(Vec::len), &cancelled["blocked"]),
        (&json!("cancelled"), Some(3), &json!([]))
    );
    assert_eq!(database.tasker(&["task", "watch", "1"]).code, 1);
}
