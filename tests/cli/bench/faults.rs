//! `tasker bench faults`.

use nix::sys::signal::Signal;
use serde_json::Value;

use crate::common::{Process, Program, Run, TestDatabase};
use crate::fixture::scratch::{await_work, databases, pattern_of, scratch_of};

/// What a busy machine may break.
const TIMED: [&str; 3] = ["recovery_within_limit", "dead_workers_rescued", "quiet_log"];

/// Asserts that every invariant held that does not depend on the machine; returns the answer.
#[track_caller]
fn held(run: &Run) -> Value {
    assert!(matches!(run.code, 0 | 3), "{}", run.snapshot());
    let json = run.json();
    let invariants = json["invariants"].as_array().expect("invariants");
    assert_eq!(run.code == 3, json["broken"] != 0, "{}", run.snapshot());
    for invariant in invariants.iter().filter(|it| TIMED.iter().all(|code| it["code"] != *code)) {
        assert_eq!(invariant["broken"], 0, "{}", run.snapshot());
    }
    json
}

#[tokio::test]
async fn faults_break_nothing_and_are_reported_by_kind() {
    let database = TestDatabase::empty().await;
    let args = ["bench", "faults", "--faults", "8", "--workers", "2", "--seed", "1"];
    let run = database.tasker(&args);
    assert!(matches!(run.code, 0 | 3), "{}", run.snapshot());
    assert!(run.stdout.starts_with("FAULT "), "{}", run.stdout);
    let last = run.stdout.lines().last().expect("a line");
    assert_eq!(last.starts_with("every invariant held: "), run.code == 0, "{}", run.stdout);
    assert!(last.contains("--seed 1"), "{}", run.stdout);
    assert!(databases(&database.client().await, &scratch_of(&run)).await.is_empty());

    let json = held(&database.tasker(&[&args[..], &["--format", "json"]].concat()));
    let number = |key: &str| json[key].as_u64().unwrap_or_else(|| panic!("{key} of {json}"));
    assert_eq!((number("seed"), number("workers")), (1, 2));
    let of_kinds = json["kinds"].as_array().expect("kinds").iter().map(|kind| kind["times"].as_u64());
    assert_eq!(of_kinds.sum::<Option<u64>>(), Some(number("faults")));
    assert!(number("faults") >= 8 && number("tasks") > 0 && number("steps") > number("tasks"), "{json}");
    let invariants = json["invariants"].as_array().expect("invariants");
    let of = |code: &str| invariants.iter().find(|invariant| invariant["code"] == code).expect("a code");
    assert_eq!(of("tasks_end")["checked"], json["tasks"]);
    assert_eq!(of("attempts_within_limit")["checked"], json["steps"]);
    assert!(of("living_workers_recover")["checked"].as_u64() > Some(0), "{json}");
}

#[tokio::test]
async fn a_signal_ends_the_faults_early_and_the_report_follows() {
    let database = TestDatabase::empty().await;
    let client = database.client().await;
    let args = ["bench", "faults", "--minutes", "60", "--workers", "2", "--format", "json"];
    let process = Process::start(database.command(&args));
    let pattern = pattern_of("bench", &process);
    await_work(&client, &pattern, "-- Purpose: records the success").await;
    process.signal(Signal::SIGINT);
    let json = held(&process.ended().await);
    assert_ne!(json["tasks"], 0, "{json}");
    assert_eq!(databases(&client, &pattern).await, [""; 0]);
}

#[test]
fn without_a_named_database_it_restarts_a_server_of_its_own() {
    let program = Program::new();
    let temporary = program.home().join("tmp");
    std::fs::create_dir(&temporary).expect("a folder");
    let open = std::os::unix::fs::PermissionsExt::from_mode(0o777);
    std::fs::set_permissions(&temporary, open).expect("the server's user must get through");
    let mut command =
        program.command(&["bench", "faults", "--faults", "10", "--seed", "2", "--format", "json"]);
    command.env("TMPDIR", &temporary);
    let json = held(&Run::of(command));
    let of_server = |kind: &&Value| ["restart", "crash", "away"].iter().any(|name| kind["fault"] == *name);
    assert!(json["kinds"].as_array().expect("kinds").iter().any(|kind| of_server(&kind)), "{json}");
    let left = std::fs::read_dir(&temporary).expect("the folder").count();
    assert_eq!(
        left,
        usize::from(json["broken"] != 0),
        "nothing is left but the logs of a run that broke something"
    );
}

#[tokio::test]
async fn a_pooler_or_tls_in_between_is_refused() {
    let database = TestDatabase::empty().await;
    let run = database.tasker(&["bench", "faults", "--pooler"]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(run.stderr.contains("not to a pooler"), "{}", run.stderr);
    let url = "postgres://nobody@localhost/none?sslmode=require";
    let run = database.tasker(&["bench", "faults", "--database-url", url]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(run.stderr.contains("without TLS"), "{}", run.stderr);
}
