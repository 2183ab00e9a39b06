//! `tasker step show --history` and `tasker task show --timeline`: what real
//! workers leave behind.

use std::time::Duration;

use insta::assert_snapshot;
use nix::sys::signal::Signal;
use serde_json::{Value, json};
use tokio_postgres::Client;

use crate::common::{Process, Run, TestDatabase};
use crate::fixture::without_moments;

const LIMIT: Duration = Duration::from_secs(20);

/// `charge` fails once with something to say, then waits 300 ms; `pack` needs a second worker.
const ORDER: &str = r#"
namespace: shop
name: order
version: 1.0.0
steps:
  - name: reserve
    handler: {noop: {}}
  - name: charge
    depends_on: [reserve]
    handler:
      command:
        shell: 'test $TASKER_ATTEMPT = 2 || { echo first words >&2; echo card refused >&2; exit 7; }'
    retry: {limit: 3, backoff: {base: 300ms, cap: 300ms}}
  - name: pack
    depends_on: [reserve]
    queue: packing
    handler:
      command:
        shell: 'test $TASKER_ATTEMPT = 2 || sleep 30'
  - name: ship
    depends_on: [charge, pack]
    handler: {noop: {}}
"#;

/// A task of which one step has failed and come back, and another has lost its worker.
async fn order() -> TestDatabase {
    let database = TestDatabase::new().await;
    database.tasker_with_stdin(&["template", "apply", "-"], ORDER).success();
    database.tasker(&["task", "submit", "shop/order"]).success();
    let client = database.client().await;
    let drain = ["worker", "run", "--drain", "--poll-interval", "50ms", "--lease", "1s"];
    database.tasker(&[&drain[..], &["--queue", "default"]].concat()).success();
    let doomed = Process::start(database.command(&["worker", "run", "--queue", "packing", "--lease", "1s"]));
    until(&client, "exists (select from tasker_workflow_steps where in_process)").await;
    doomed.signal(Signal::SIGKILL);
    doomed.ended(LIMIT).await;
    until(&client, "(select last_heartbeat_at < clock_timestamp() - interval '1.1 s' from tasker_workers)")
        .await;
    database.tasker(&drain).success();
    database
}

async fn until(client: &Client, what: &str) {
    let deadline = std::time::Instant::now() + LIMIT;
    while !client.query_one(&format!("select {what}"), &[]).await.expect("a truth value").get::<_, bool>(0) {
        assert!(std::time::Instant::now() < deadline, "never came true: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Masks moments, durations, the host and process ids.
fn masked(text: &str) -> String {
    let host = nix::unistd::gethostname().expect("a host name").into_string().expect("UTF-8");
    let text = without_moments(text).replace(&format!("on {host} pid "), "on <host> pid ");
    let mut clean = String::new();
    let mut was_word = false;
    let mut rest = text.as_str();
    while let Some(character) = rest.chars().next() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let unit = ["ms", "s"].into_iter().find(|unit| {
            let after = rest[digits..].strip_prefix(unit);
            after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        });
        let length = match unit {
            Some(unit) if digits > 0 && !was_word => {
                clean.push_str("<time>");
                digits + unit.len()
            }
            _ if digits > 0 && clean.ends_with("pid ") => {
                clean.push_str("<pid>");
                digits
            }
            _ => {
                clean.push(character);
                character.len_utf8()
            }
        };
        rest = &rest[length..];
        was_word = character.is_alphanumeric();
    }
    clean
}

#[tokio::test]
async fn step_history_tells_of_each_attempt_and_where_the_time_went() {
    let database = order().await;
    let attempts = |step: &str| {
        let text = database.tasker(&["step", "show", step, "--history"]).success().stdout;
        let attempts = text.split("\nAttempts:\n").nth(1).and_then(|rest| rest.split("\n\nIts time").next());
        // Whether a worker is there at once, chance decides.
        let lines = attempts.expect("attempts").lines().filter(|line| !line.contains(" waited "));
        masked(&lines.collect::<Vec<_>>().join("\n"))
    };
    assert_snapshot!(attempts("1/charge"), @r"
    1  ✗ failed after <time>
         began     <moment> UTC
         worker    1 on <host> pid <pid>
         error     exit status 7: card refused
         backoff   <time>
         exit code: 7
         standard error:
           first words
           card refused
    2  ✓ complete after <time>
         began     <moment> UTC
         worker    1
    ");
    assert_snapshot!(attempts("1/pack"), @r"
    1  ○ taken back after <time>
         began     <moment> UTC
         worker    2 on <host> pid <pid>
         because   worker 2 was lost
    2  ✓ complete after <time>
         began     <moment> UTC
         worker    3
    ");

    let json = |step: &str| {
        database.tasker(&["step", "show", step, "--history", "--format", "json"]).success().json()
    };
    let charge = &json("1/charge")["history"];
    let [failed, done] = &charge["attempts"].as_array().expect("a list")[..] else { panic!("{charge}") };
    assert_eq!((&failed["outcome"], &done["outcome"]), (&json!("error"), &json!("complete")));
    assert_eq!(failed["failure"]["stderr"], "first words\ncard refused\n");
    // A worker that is gone is still known where its attempt failed.
    assert!(failed["worker"]["host"].is_string() && failed["worker"]["pid"].is_number(), "{failed}");
    let backoff = failed["backing_off_ms"].as_u64().expect("a number");
    assert!((250..=350).contains(&backoff), "drawn once when the failure was recorded: {failed}");
    assert!(done["waiting_ms"].as_u64() < Some(5_000) && charge["phases"]["stuck_ms"] == 0, "{charge}");

    let pack = &json("1/pack")["history"];
    let [lost, done] = &pack["attempts"].as_array().expect("a list")[..] else { panic!("{pack}") };
    assert_eq!((&lost["outcome"], &lost["message"]), (&json!("pending"), &json!("worker 2 was lost")));
    assert!(lost["worker"]["host"].is_string() && lost["running_ms"].as_u64() >= Some(1_000), "{lost}");
    assert_eq!((&done["number"], &done["worker"]["host"]), (&json!(2), &Value::Null), "its worker is gone");

    let without = database.tasker(&["step", "show", "1/pack", "--format", "json"]).success().json();
    assert_eq!(without.get("history"), None);
}

#[tokio::test]
async fn a_timeline_tells_where_the_time_of_a_task_went() {
    let database = order().await;
    let chart = database.home().join("order.svg");
    let chart = chart.to_str().expect("UTF-8");
    let run = database.tasker(&["task", "show", "1", "--timeline", "--chart", chart]).success();
    let lines: Vec<&str> = run.stdout.lines().collect();
    let bar = |step: &str| {
        let line = lines.iter().find(|line| line.contains(&format!(" {step} "))).expect("its line");
        let signs: Vec<char> = line.chars().filter(|sign| "█░~✗·".contains(*sign)).collect();
        let mut runs = signs;
        runs.dedup();
        (line.starts_with('*'), runs.into_iter().collect::<String>())
    };
    // Its worker was killed and only the end of its lease told so: the longest way by far.
    assert!(bar("pack").0 && bar("pack").1.starts_with("·░█"), "{}", run.stdout);
    assert!(bar("reserve").0 && bar("ship").0 && !bar("charge").0, "{}", run.stdout);
    assert!(bar("charge").1.contains("█~"), "a failed attempt and its backoff: {}", run.stdout);
    assert!(lines.iter().all(|line| console::measure_text_width(line) <= 100), "{}", run.stdout);

    let answer = database.tasker(&["task", "show", "1", "--timeline", "--format", "json"]).success().json();
    let path = answer["critical_path"]["steps"].as_array().expect("a list");
    let names: Vec<_> = path.iter().map(|step| step["name"].as_str().expect("a name")).collect();
    assert_eq!(names, ["reserve", "pack", "ship"]);
    assert_eq!((&path[0]["from"], &path[2]["to"]), (&answer["requested_at"], &answer["to"]));
    for (one, next) in path.iter().zip(&path[1..]) {
        assert_eq!(one["to"], next["from"], "{answer}");
    }
    let running = answer["critical_path"]["phases"]["running_ms"].as_u64();
    assert!(running >= Some(1_000), "the attempt of the killed worker counts: {answer}");

    let svg = std::fs::read_to_string(chart).expect("a chart");
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"), "{svg}");
    assert_eq!(svg.matches("class=\"critical\"").count(), 1 + 3, "the legend's and one for each step");
    assert!(
        svg.contains("<title>charge: backing off ") && svg.contains("prefers-color-scheme: dark"),
        "{svg}"
    );
}

#[tokio::test]
async fn a_timeline_fits_on_a_screen_and_says_what_is_left_out() {
    let database = TestDatabase::new().await;
    let branches = (0..60).map(|number| {
        format!("  - {{name: branch-{number}, handler: {{noop: {{}}}}, depends_on: [root]}}\n")
    });
    let wide: String = "name: wide\nversion: 1.0.0\nsteps:\n  - {name: root, handler: {noop: {}}}\n"
        .to_owned()
        + &branches.collect::<String>();
    database.tasker_with_stdin(&["template", "apply", "-"], wide).success();
    database.tasker(&["task", "submit", "wide"]).success();
    let timeline = |args: &[&str]| {
        let mut command = database.command(&[&["task", "show", "1", "--timeline"], args].concat());
        command.env("LINES", "40").env("COLUMNS", "70");
        Run::of(command).success().stdout
    };
    let waiting = timeline(&[]);
    assert!(waiting.contains("* ○ root"), "what can run holds everything up: {waiting}");
    database.tasker(&["worker", "run", "--drain", "--quiet"]).success();
    let text = timeline(&[]);
    assert!(text.lines().count() < 40, "{text}");
    let below_the_head = text.lines().skip_while(|line| !line.is_empty());
    assert!(below_the_head.into_iter().all(|line| console::measure_text_width(line) <= 70), "{text}");
    assert!(text.contains("… 46 more, the shorter ones; --all draws them\n"), "{text}");
    assert!(text.contains("\nCritical path: ") && text.contains(" in 2 steps\n"), "{text}");
    let all = timeline(&["--all"]);
    assert_eq!(all.lines().filter(|line| line.contains("branch-")).count(), 60 + 1, "{all}");
}

#[tokio::test]
async fn a_timeline_of_a_stuck_task_ends_with_what_holds_it_up() {
    let database = TestDatabase::new().await;
    let broken = "{name: broken, version: 1.0.0, steps: [{name: charge, handler: {fail: {times: 9, permanent: true}}}, {name: ship, depends_on: [charge], handler: {noop: {}}}]}";
    database.tasker_with_stdin(&["template", "apply", "-"], broken).success();
    database.tasker(&["task", "submit", "broken"]).success();
    database.tasker(&["worker", "run", "--drain", "--quiet"]).success();
    let json = ["task", "show", "1", "--timeline", "--format", "json"];
    let answer = database.tasker(&json).success().json();
    let names: Vec<_> = answer["critical_path"]["steps"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|step| &step["name"])
        .collect();
    assert_eq!(names, ["charge"]);
    assert_eq!(answer["steps"][1]["ready_at"], Value::Null);

    // Cancelled, the task has ended, and its steps at the same moment.
    database.tasker(&["task", "submit", "broken"]).success();
    database.tasker(&["task", "cancel", "2", "--yes", "--reason", "not wanted"]).success();
    let cancelled =
        database.tasker(&["task", "show", "2", "--timeline", "--format", "json"]).success().json();
    assert_eq!(cancelled["steps"][0]["until"], cancelled["steps"][1]["until"]);
    assert_eq!(
        (&cancelled["to"], cancelled["phases"]["running_ms"].as_u64()),
        (&cancelled["ended_at"], Some(0))
    );
    assert_eq!(cancelled["critical_path"]["steps"].as_array().map(Vec::len), Some(1), "{cancelled}");

    let run = database.tasker(&["task", "show", "1", "--chart", "order.svg"]);
    assert_eq!(run.code, 2, "a chart is one of a timeline: {}", run.snapshot());
    let run = database.tasker(&["task", "show", "1", "--timeline", "--chart", "nowhere/order.svg"]);
    assert_snapshot!(run.snapshot(), @r"
    ------- stderr -------
    error: cannot write nowhere/order.svg
      caused by: No such file or directory (os error 2)
    [exit status: 2]
    ");
}
