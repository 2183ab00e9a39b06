//! Programs that the system gives too little.

use std::path::Path;
use std::process::Command;

use tasker::private_pg::OsUser;

use crate::common::{Process, Program, Run};
use crate::workers::{ALL_COMPLETE, with_steps};

#[tokio::test]
async fn with_few_files_a_worker_runs_fewer_steps_at_once() {
    let (database, _client) =
        with_steps("  - { name: p, handler: { command: { shell: 'sleep 1; echo 1' } } }").await;
    database.tasker_with_stdin(&["task", "submit", "w", "--batch", "-"], "{}\n".repeat(40)).success();
    let worker = database.command(&["worker", "run", "--drain", "--concurrency", "32"]);
    let mut limited = Command::new("sh");
    limited.args(["-c", "ulimit -n 64; exec \"$@\"", "sh"]).arg(worker.get_program()).args(worker.get_args());
    limited.env_clear().current_dir(database.home());
    for (name, value) in worker.get_envs() {
        limited.env(name, value.expect("a value"));
    }
    let run = Process::start(limited).ended().await.success();
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    assert!(run.stderr.contains("runs 5 steps in parallel instead of 32"), "{}", run.stderr);
    database.eventually(ALL_COMPLETE).await;
    // A program that finds too few files left counts as interrupted, and runs again: none has.
    database
        .eventually("(select bool_and(attempts = 1 and interruptions = 0) from tasker_workflow_steps)")
        .await;
}

/// Root is exempt from the limit on processes, so that it runs the command as somebody else.
#[tokio::test]
async fn with_few_processes_a_command_says_so_and_ends() {
    let program = Program::new();
    let inner = program.command(&["task", "list"]);
    // Anybody may run a copy of it.
    let copy = program.home().join("tasker");
    std::fs::copy(Path::new(env!("CARGO_BIN_EXE_tasker")), &copy).expect("a copy");
    let mut limited = match nix::unistd::geteuid().is_root() {
        true => OsUser::named("nobody").expect("nobody is a user").command("prlimit"),
        false => Command::new("prlimit"),
    };
    limited.arg("--nproc=1").arg(&copy).args(inner.get_args());
    limited
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none");
    let run = Run::of(limited);
    assert!(matches!(run.code, 1 | 4), "{}", run.snapshot());
    assert!(run.stderr.starts_with("error: ") && !run.stderr.contains("panicked"), "{}", run.snapshot());
}
