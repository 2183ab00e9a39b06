//! The `command` handler against programs that behave badly: real processes,
//! real signals.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::sys::signal::kill;
use nix::unistd::Pid;
use serde_json::{Value, json};
use tasker::handlers::http::Clients;
use tasker::handlers::{self, Secrets, StepInput};
use tasker::model::handler::{CommandOptions, CommandSpec, HandlerSpec, Outcome, ResultForm, StepFailure};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

use crate::common::{LIMIT, eventually, eventually_blocking};

/// Much less than the ten minutes that the programs here would sleep, and enough
/// for a busy machine.
const SOON: Duration = LIMIT;

/// For a script to come as far as it is meant to before its time is over.
const ENOUGH: Duration = Duration::from_secs(3);

fn input(context: Value) -> StepInput {
    StepInput {
        task_id: 42,
        step_id: 7,
        step_name: "charge".into(),
        task_name: "shop/order@1.0.0".into(),
        attempt: 2,
        key: "order-7/charge".into(),
        context: context.into(),
        parents: [("reserve".to_owned(), json!({"token": "t-1"}).into())].into(),
        result: ResultForm::default(),
        result_schema: None,
        secrets: Secrets::default(),
        http: Clients::default(),
        timeout: None,
    }
}

fn within(limit: Duration) -> StepInput {
    StepInput { timeout: Some(limit), ..input(Value::Null) }
}

fn shell(script: &str) -> CommandOptions {
    CommandOptions { shell: Some(script.into()), ..CommandOptions::default() }
}

async fn run(options: CommandOptions, input: StepInput) -> Outcome {
    let handler = HandlerSpec::Command(CommandSpec::Full(options));
    handlers::run(&handler, input, CancellationToken::new()).await
}

async fn written(file: &Path) {
    eventually(format!("{} is written", file.display()), async || {
        !fs::read_to_string(file).unwrap_or_default().trim().is_empty()
    })
    .await;
}

/// Runs a script that must succeed.
async fn result(script: &str) -> Value {
    match run(shell(script), input(json!({"order_id": 7}))).await {
        Outcome::Succeeded { result } => serde_json::from_str(result.get()).unwrap(),
        other => panic!("{script}: {other:?}"),
    }
}

fn failed(outcome: Outcome) -> StepFailure {
    match outcome {
        Outcome::Failed(failure) => failure,
        other => panic!("{other:?}"),
    }
}

/// Runs a script that must fail.
async fn failure(script: &str) -> StepFailure {
    failed(run(shell(script), input(Value::Null)).await)
}

/// The process ids a script has written to a file.
fn pids(file: &Path) -> Vec<Pid> {
    let text = fs::read_to_string(file).expect("the script has written its process ids");
    text.split_whitespace().map(|pid| Pid::from_raw(pid.parse().expect("a process id"))).collect()
}

/// Waits until a process is gone. A killed one that nobody reaps at once lingers
/// as a zombie, which is as good as gone.
fn assert_gone(pid: Pid) {
    eventually_blocking(format!("process {pid} is gone"), || {
        kill(pid, None) == Err(Errno::ESRCH) || is_zombie(pid)
    });
}

fn is_zombie(pid: Pid) -> bool {
    fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| stat.contains(") Z "))
}

#[tokio::test]
async fn the_input_is_one_line_of_json() {
    let seen = result("read -r line && printf '%s' \"$line\"; ! read -r more").await;
    assert_eq!(
        seen,
        json!({
            "task": {"id": 42, "name": "shop/order@1.0.0"},
            "step": {"id": 7, "name": "charge", "attempt": 2, "key": "order-7/charge"},
            "context": {"order_id": 7},
            "parents": {"reserve": {"token": "t-1"}},
        })
    );
}

#[tokio::test]
async fn a_program_gets_its_arguments_as_they_are() {
    let argv = ["printf", "%s", r#"{"said": "$HOME `id` * ; rm -rf '"}"#].map(str::to_owned);
    let handler = HandlerSpec::Command(CommandSpec::Argv(argv.to_vec()));
    let outcome = handlers::run(&handler, input(Value::Null), CancellationToken::new()).await;
    assert_eq!(outcome, Outcome::Succeeded { result: json!({"said": "$HOME `id` * ; rm -rf '"}).into() });
}

#[tokio::test]
async fn the_environment_holds_what_was_asked_for_and_nothing_else() {
    let options = CommandOptions {
        env: [("GREETING".into(), "hello".into()), ("TASKER_STEP_KEY".into(), "forged".into())].into(),
        // Cargo sets it for every test, and much else that nobody asked for.
        pass_env: vec!["CARGO_MANIFEST_DIR".into(), "NOT_SET_ANYWHERE".into()],
        ..CommandOptions::default()
    };
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("environment");
    let argv = ["sh", "-c", "env > \"$0\"", file.to_str().unwrap()].map(str::to_owned);
    let outcome = run(CommandOptions { argv: argv.to_vec(), ..options }, input(Value::Null)).await;
    assert_eq!(outcome, Outcome::Succeeded { result: Value::Null.into() });

    let environment = fs::read_to_string(file).unwrap();
    let variable =
        |name: &str| environment.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
    assert_eq!(variable("GREETING"), Some("hello"));
    assert_eq!(variable("TASKER_TASK_ID"), Some("42"));
    assert_eq!(variable("TASKER_STEP_ID"), Some("7"));
    assert_eq!(variable("TASKER_STEP"), Some("charge"));
    assert_eq!(variable("TASKER_STEP_KEY"), Some("order-7/charge"));
    assert_eq!(variable("TASKER_ATTEMPT"), Some("2"));
    assert_eq!(variable("CARGO_MANIFEST_DIR"), Some(env!("CARGO_MANIFEST_DIR")));
    let known = [
        "PATH",
        "HOME",
        "LANG",
        "LC_ALL",
        "TMPDIR",
        "TZ",
        "USER",
        "GREETING",
        "CARGO_MANIFEST_DIR",
        "TASKER_TASK_ID",
        "TASKER_STEP_ID",
        "TASKER_STEP",
        "TASKER_STEP_KEY",
        "TASKER_ATTEMPT",
        "TASKER_RESULT_FILE",
        // The shell's own.
        "PWD",
        "SHLVL",
        "_",
        "OLDPWD",
    ];
    for line in environment.lines() {
        let (name, _) = line.split_once('=').expect("a variable");
        assert!(known.contains(&name), "{line} slipped through");
    }
}

#[tokio::test]
async fn the_working_directory_is_the_one_asked_for() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("answer.json"), "{\"answer\": 42}").unwrap();
    let dir = Some(folder.path().to_str().unwrap().to_owned());
    let options =
        CommandOptions { argv: vec!["cat".into(), "answer.json".into()], dir, ..Default::default() };
    assert_eq!(
        run(options, input(Value::Null)).await,
        Outcome::Succeeded { result: json!({"answer": 42}).into() }
    );
}

#[tokio::test]
async fn exit_statuses_mean_what_the_documentation_says() {
    let plain = failure("echo first >&2; echo 'disk is full' >&2; exit 3").await;
    assert_eq!(plain.message, "exit status 3: disk is full");
    assert_eq!(plain.stderr, "first\ndisk is full\n");
    assert_eq!((plain.exit_code, plain.permanent, plain.retry_after), (Some(3), false, None));

    let permanent = failure("echo 'no such customer' >&2; exit 65").await;
    assert_eq!((permanent.exit_code, permanent.permanent), (Some(65), true));

    let later = failure("echo '{\"retry_after\": 120}'; exit 75").await;
    assert_eq!(
        (later.exit_code, later.permanent, later.retry_after),
        (Some(75), false, Some(Duration::from_secs(120)))
    );
    assert_eq!(failure("exit 75").await.retry_after, None);
    // Only 75 asks for a wait.
    assert_eq!(failure("echo '{\"retry_after\": 120}'; exit 1").await.retry_after, None);

    let killed = failure("echo going >&2; kill -KILL $$").await;
    assert_eq!((killed.message.as_str(), killed.signal), ("killed by SIGKILL: going", Some(9)));
    assert_eq!(failure("echo 'only on stdout'; exit 1").await.message, "exit status 1: only on stdout");
}

#[tokio::test]
async fn a_wait_may_be_asked_for_as_an_http_date() {
    let wait = failure("printf '{\"retry_after\": \"%s\"}' \"$(LC_ALL=C date -u -d '+90 seconds' '+%a, %d %b %Y %H:%M:%S GMT')\"; exit 75")
        .await
        .retry_after
        .expect("a wait");
    assert!((80..=90).contains(&wait.as_secs()), "{wait:?}");
}

#[tokio::test]
async fn what_cannot_be_started_is_named_and_may_be_tried_again() {
    let argv = |program: &str| CommandOptions { argv: vec![program.into()], ..CommandOptions::default() };
    for (options, message) in [
        (argv("no-such-program"), "program no-such-program not found in PATH"),
        (argv("./no-such-program"), "program ./no-such-program not found"),
        (argv("/etc/passwd"), "program /etc/passwd may not be executed"),
        (
            CommandOptions { dir: Some("/no/such/folder".into()), ..argv("true") },
            "cannot start true: no directory /no/such/folder",
        ),
    ] {
        let failure = failed(run(options, input(Value::Null)).await);
        assert_eq!((failure.message.as_str(), failure.permanent), (message, false));
    }
    let empty = failed(run(CommandOptions::default(), input(Value::Null)).await);
    assert_eq!((empty.message.as_str(), empty.permanent), ("the command is empty", true));
}

#[tokio::test]
async fn a_hundred_megabytes_of_output_stay_out_of_memory() {
    let before = peak_rss_bytes();
    let script = "yes 'a line of the log' | head -c 100000000; yes 'a complaint' | head -c 100000000 >&2; echo; echo '{\"done\": true}'";
    assert_eq!(result(script).await, json!({"done": true}));
    let grown = peak_rss_bytes() - before;
    // Both tails are 2 MiB at most; the rest is what the tests beside this one need.
    assert!(grown < 100_000_000, "the peak grew by {grown} bytes");
}

fn peak_rss_bytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
    peak.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") * 1024
}

#[tokio::test]
async fn a_result_that_cannot_be_kept_is_a_failure() {
    let large = failure("printf '[\"'; head -c 2000000 /dev/zero | tr '\\0' x; echo '\"]'").await;
    assert_eq!(large.message, "exit status 0, but its result is larger than 1 MiB");
    let nul = failure(r#"printf '%s' '{"name": ["a", "b\u0000c"]}'"#).await;
    assert_eq!(
        nul.message,
        "exit status 0, but its result.name[1] contains a NUL character (\\u0000), which PostgreSQL cannot store"
    );
    // The work was done: doing it again would end the same way.
    assert!(large.permanent && nul.permanent);
}

#[tokio::test]
async fn bytes_that_are_no_text_do_no_harm() {
    assert_eq!(result(r#"printf '\377\376\000 noise\n{"caf": "\351"}'"#).await, json!({"caf": "\u{fffd}"}));
    let failure = failure(r"printf 'caf\351 \000 is closed\n' >&2; exit 1").await;
    assert_eq!(failure.message, "exit status 1: caf\u{fffd} \u{fffd} is closed");
    assert!(!failure.stderr.contains('\0'));
}

#[tokio::test]
async fn input_that_nobody_reads_holds_nobody_up() {
    let context = json!({ "text": "x".repeat(10_000_000) });
    for script in ["echo 1", "exec <&-; sleep 0.1; echo 1", "head -c 5 >/dev/null; echo 1"] {
        let begun = Instant::now();
        assert_eq!(
            run(shell(script), input(context.clone())).await,
            Outcome::Succeeded { result: json!(1).into() }
        );
        assert!(begun.elapsed() < SOON, "{script} took {:?}", begun.elapsed());
    }
    // And one that reads it all, while printing as much.
    let length = run(shell("tee /dev/stderr | wc -c"), input(context)).await;
    let Outcome::Succeeded { result } = length else { panic!("{length:?}") };
    assert!(result.get().parse::<u64>().unwrap() > 10_000_000, "{result:?}");
}

#[tokio::test]
async fn a_child_left_in_the_background_neither_delays_nor_outlives_the_step() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("pids");
    let script = format!("sleep 600 & echo $! > {}; echo '{{\"done\": true}}'", file.display());
    let begun = Instant::now();
    assert_eq!(result(&script).await, json!({"done": true}));
    assert!(begun.elapsed() < SOON, "took {:?}", begun.elapsed());
    pids(&file).into_iter().for_each(assert_gone);
}

#[tokio::test]
async fn a_child_that_left_the_group_cannot_hold_the_step_open() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("pids");
    // A session of its own is out of our reach; it keeps our pipes open all the same.
    let script = format!(
        "setsid sh -c 'echo $$ > {}; exec sleep 600' & while ! test -s {}; do sleep 0.01; done; echo 1",
        file.display(),
        file.display()
    );
    let begun = Instant::now();
    assert_eq!(result(&script).await, json!(1));
    assert!(begun.elapsed() < SOON, "took {:?}", begun.elapsed());
    for pid in pids(&file) {
        kill(pid, nix::sys::signal::Signal::SIGKILL).expect("it was out of reach, so it lives");
    }
}

#[tokio::test]
async fn a_timeout_ends_the_whole_group() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("pids");
    let script = format!(
        "sh -c 'sleep 600 & echo $! >> {0}; wait' & echo $! $$ >> {0}; echo waiting >&2; wait",
        file.display()
    );
    let begun = Instant::now();
    let failure = failed(run(shell(&script), within(ENOUGH)).await);
    assert!(begun.elapsed() < SOON, "took {:?}", begun.elapsed());
    assert_eq!((failure.message.as_str(), failure.timed_out), ("timed out after 3s", true));
    assert_eq!((failure.signal, failure.stderr.as_str()), (Some(15), "waiting\n"));
    let pids = pids(&file);
    assert_eq!(pids.len(), 3);
    pids.into_iter().for_each(assert_gone);
}

#[tokio::test]
async fn a_program_that_ignores_sigterm_is_killed_after_its_grace() {
    let begun = Instant::now();
    let script = "trap '' TERM; while true; do sleep 0.1; done";
    let failure = failed(run(shell(script), within(ENOUGH)).await);
    let took = begun.elapsed();
    assert!((ENOUGH + Duration::from_secs(2)..SOON).contains(&took), "took {took:?}");
    assert_eq!((failure.signal, failure.timed_out), (Some(9), true));
}

#[tokio::test]
async fn a_program_may_clean_up_on_sigterm() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("cleaned");
    let script = format!("trap 'echo bye > {}; exit 0' TERM; sleep 600 & wait", file.display());
    let failure = failed(run(shell(&script), within(ENOUGH)).await);
    assert!(failure.timed_out, "an exit status 0 after SIGTERM is no success");
    assert_eq!(fs::read_to_string(file).unwrap(), "bye\n");
}

#[tokio::test]
async fn a_cancellation_ends_the_whole_group() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("pids");
    let script = format!("sleep 600 & echo $! $$ > {}; wait", file.display());
    let handler = HandlerSpec::Command(CommandSpec::Full(shell(&script)));
    let cancelled = CancellationToken::new();
    let (outcome, ()) = tokio::join!(handlers::run(&handler, input(Value::Null), cancelled.clone()), async {
        written(&file).await;
        cancelled.cancel();
    });
    assert!(!failed(outcome).timed_out);
    pids(&file).into_iter().for_each(assert_gone);
}

#[tokio::test]
async fn an_attempt_that_is_dropped_takes_its_processes_with_it() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("pids");
    let script = format!("trap '' TERM; sleep 600 & echo $! $$ > {}; wait; sleep 600", file.display());
    let attempt = tokio::spawn(run(shell(&script), input(Value::Null)));
    written(&file).await;
    attempt.abort();
    assert!(attempt.await.unwrap_err().is_cancelled());
    pids(&file).into_iter().for_each(assert_gone);
}

#[tokio::test]
async fn nothing_is_left_of_a_hundred_attempts() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("pids");
    let script = format!("echo $$ >> {}", file.display());
    // Once before counting: the runtime keeps a few descriptors of its own.
    result(&script).await;
    let open = || fs::read_dir("/proc/self/fd").unwrap().count();
    let before = open();
    for _ in 0..100 {
        result(&script).await;
    }
    // Other tests run beside this one; a leak would be three for each attempt.
    assert!(open() < before + 100, "{before} descriptors before, {} after", open());
    let left: Vec<_> = pids(&file).into_iter().filter(|pid| kill(*pid, None).is_ok()).collect();
    assert!(left.is_empty(), "not reaped: {left:?}");
}
