//! `tasker bench readiness`.

use std::fs;

use nix::sys::signal::Signal;
use serde_json::{Value, json};

use crate::common::{Process, TestDatabase};
use crate::fixture::scratch::{await_work, databases, pattern_of, scratch_of};

/// The only one in `list` with these values.
#[track_caller]
fn one<'a>(list: &'a Value, with: &[(&str, Value)]) -> &'a Value {
    let all = list.as_array().expect("a list").iter();
    let found: Vec<_> = all.filter(|item| with.iter().all(|(key, value)| item[key] == *value)).collect();
    assert_eq!(found.len(), 1, "{with:?} in {list}");
    found[0]
}

const ONE_TASK: [&str; 4] = ["step_readiness", "execution_context", "dag_relationships", "workflow_summary"];

#[tokio::test]
async fn the_naive_version_grows_and_ours_does_not() {
    let database = TestDatabase::empty().await;
    let args = ["bench", "readiness", "--sizes", "2000,200,2000", "--versions", "v3,v1", "--format", "json"];
    let run = database.tasker(&args).success();
    let json = run.json();
    assert_eq!((&json["timeout_ms"], &json["chart"]), (&json!(30_000), &json!(null)));
    let sizes = json!([{"tasks": 200, "steps": 1400, "is_analysed": true},
                       {"tasks": 2000, "steps": 14_000, "is_analysed": true}]);
    assert_eq!(json["sizes"], sizes);
    // Eight questions of v3, at two sizes; v1 has no queue to claim from.
    assert_eq!(json["answers"].as_array().map(Vec::len), Some(2 * (8 + 7)));
    for question in ONE_TASK {
        let pages = |version: &str, tasks: u32| {
            let of = [("question", json!(question)), ("version", json!(version)), ("tasks", json!(tasks))];
            let answer = one(&json["answers"], &of);
            assert_eq!((&answer["outcome"], &answer["query"]), (&json!("answered"), &json!(question)));
            assert!(answer["median_ms"].as_f64() > Some(0.0) && answer["rounds"].as_u64() >= Some(3));
            let rows = if question.starts_with("step") || question.starts_with("dag") { 7 } else { 1 };
            assert_eq!(answer["rows"], rows, "{question}: seven steps, or one task");
            answer["shared_pages"].as_i64().expect("a count")
        };
        assert!(pages("v1", 2000) > 4 * pages("v1", 200), "{question}");
        assert!(pages("v3", 2000) < 150, "{question}");
        let growth = |version: &str| {
            one(&json["growth"], &[("question", json!(question)), ("version", json!(version))])["pages"]
                .clone()
        };
        assert_eq!(growth("v3")["class"], "O(1)", "{question}");
        assert_ne!(growth("v1")["class"], "O(1)", "{question}");
        assert!(growth("v1")["exponent"].as_f64() > Some(0.6), "{question}: {}", growth("v1"));
    }
    let claim = one(&json["answers"], &[("question", json!("claim")), ("tasks", json!(2000))]);
    assert_eq!((&claim["rows"], &claim["query"]), (&json!(100), &json!("claim_steps")));
    let next = one(
        &json["answers"],
        &[("question", json!("next_ready_steps")), ("version", json!("v3")), ("tasks", json!(2000))],
    );
    assert_eq!(next["rows"], 100);
    assert!(next["shared_pages"].as_i64() < Some(1000), "under ten a row: {next}");
    let scratch = scratch_of(&run);
    assert!(databases(&database.client().await, &scratch).await.is_empty());
}

#[tokio::test]
async fn people_get_two_tables_and_a_chart() {
    let database = TestDatabase::empty().await;
    let args = ["bench", "readiness", "--sizes", "20,60", "--chart", "costs.svg"];
    let run = database.tasker(&args).success();
    let (times, pages) = run.stdout.split_once("\nPages of 8 kB\n\n").expect("two tables");
    let times = times.strip_prefix("Milliseconds by the number of tasks\n\n").expect("a heading");
    for table in [times, pages] {
        let lines: Vec<&str> = table.lines().collect();
        let words: Vec<&str> = lines[0].split_whitespace().collect();
        assert_eq!(words, ["QUESTION", "VIEWS", "ROWS", "20", "60", "EXPONENT", "GROWTH"]);
        // Seven questions of three versions, and the claim.
        assert_eq!(lines.len(), 1 + 7 * 3 + 1, "{table}");
        assert!(lines[1].starts_with("readiness of one task          v1        7 "), "{table}");
    }
    let svg = fs::read_to_string(database.home().join("costs.svg")).expect("a chart");
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"), "{svg}");
    for words in
        ["readiness of one task", "tasks by state", "claim of 100 ready steps", "milliseconds, median"]
    {
        assert!(svg.contains(&format!(">{words}</text>")), "{words}");
    }
    // Six marks for each of three versions at two sizes, and the legend's three.
    assert_eq!(svg.matches("<path class=\"mark").count(), (7 * 3 + 1) * 2 + 3);
}

#[tokio::test]
async fn an_answer_that_takes_too_long_is_a_result_too() {
    let database = TestDatabase::empty().await;
    let args = ["bench", "readiness", "--sizes", "50,10000,10001", "--versions", "v1", "--timeout", "100ms"];
    let run = database.tasker(&args).success();
    let line = run.stdout.lines().find(|line| line.starts_with("workflow summary")).expect("a line");
    assert!(line.contains(" over 100ms ") && line.contains(" - "), "{line}");
    let json = database.tasker(&[&args[..], &["--format", "json"]].concat()).success().json();
    let summary = |tasks: u32| {
        one(&json["answers"], &[("question", json!("workflow_summary")), ("tasks", json!(tasks))])
    };
    assert_eq!(
        (&summary(10_000)["outcome"], &summary(10_000)["median_ms"]),
        (&json!("timed_out"), &json!(null))
    );
    assert_eq!((&summary(10_001)["outcome"], &summary(10_001)["rounds"]), (&json!("not_asked"), &json!(0)));
}

#[tokio::test]
async fn figures_of_a_planner_in_the_dark_say_so() {
    let database = TestDatabase::empty().await;
    let args = ["bench", "readiness", "--sizes", "10,20", "--versions", "v3", "--no-analyze"];
    let run = database.tasker(&args).success();
    let warning = "\nANALYZE did not run at 10, 20 tasks: the planner had no statistics.\n";
    assert!(run.stdout.ends_with(warning), "{}", run.stdout);
}

#[tokio::test]
async fn bad_arguments_are_told_before_anything_is_measured() {
    let database = TestDatabase::empty().await;
    for args in [
        ["--sizes", "0"],
        ["--sizes", "50,many"],
        ["--sizes", ""],
        ["--versions", "v4"],
        ["--timeout", "soon"],
        ["--chart", "no/such/folder/costs.svg"],
    ] {
        let run = database.tasker(&[&["bench", "readiness"], &args[..]].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.snapshot());
        assert!(!run.stderr.contains("measuring"), "{}", run.stderr);
    }
}

#[tokio::test]
async fn a_signal_in_the_middle_of_an_answer_drops_the_database() {
    let database = TestDatabase::empty().await;
    let client = database.client().await;
    let process = Process::start(database.command(&["bench", "readiness", "--sizes", "2000,1000000"]));
    let pattern = pattern_of("bench", &process);
    await_work(&client, &pattern, "tasker_step_readiness").await;
    process.signal(Signal::SIGTERM);
    let run = process.ended().await;
    assert_eq!((run.code, run.stdout.as_str()), (130, ""), "{}", run.snapshot());
    assert_eq!(databases(&client, &pattern).await, [""; 0]);
}
