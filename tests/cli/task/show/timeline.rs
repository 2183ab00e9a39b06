//! `tasker task show --timeline`: what real workers leave behind.

use insta::assert_snapshot;
use serde_json::Value;

use crate::common::{Run, TestDatabase};
use crate::fixture::history::order;

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
    database.tasker(&["worker", "run", "--drain", "--quiet"]).drained();
    let text = timeline(&[]);
    assert!(text.lines().count() < 40, "{text}");
    let below_the_head = text.lines().skip_while(|line| !line.is_empty());
    assert!(below_the_head.into_iter().all(|line| console::measure_text_width(line) <= 70), "{text}");
    assert!(text.contains("… 46 shorter ones; --all draws them\n"), "{text}");
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
    database.tasker(&["worker", "run", "--drain", "--quiet"]).drained();
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
    error: could not write nowhere/order.svg
      caused by: No such file or directory (os error 2)
    [exit status: 2]
    ");
}
