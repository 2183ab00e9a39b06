//! The demo, on a private PostgreSQL of its own.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::common::Run;
use crate::fixture::private_pg::Home;

#[test]
fn the_demo_runs_twice_in_a_row_and_touches_only_its_own_database() {
    let home = Home::new();
    let first = home.tasker(&["demo"]).success();
    assert_shows_the_whole_path(&first.stdout, &first.stderr);
    home.sql("create table mine (id int)");

    let second = home.tasker(&["demo"]).success();
    assert_shows_the_whole_path(&second.stdout, &second.stderr);
    assert_eq!(home.sql("select to_regclass('mine') is not null"), "t");
    let databases =
        "select string_agg(datname, ' ' order by datname) from pg_database where not datistemplate";
    assert_eq!(home.sql(databases), "postgres tasker tasker_demo");
    assert_report(&fs::read_to_string(home.folder().join("data/demo/seattle-weather.md")).unwrap());

    let (_, next) = second.stdout.split_once("\nTry next:\n").unwrap();
    let commands: Vec<_> = next.lines().filter(|line| !line.starts_with("  # ")).collect();
    assert_eq!(commands.len(), 3, "{next}");
    for (command, expected) in
        commands.iter().zip(["STATION_TOKEN is not set", "announce", "1 task complete"])
    {
        let run = typed(&home, command).success();
        assert!(run.stdout.contains(expected), "{command}\n{}", run.stdout);
    }
}

/// Runs a line the way a person types it.
fn typed(home: &Home, line: &str) -> Run {
    let program = home.command(&[]);
    let environment = program.get_envs().filter_map(|(name, value)| Some((name, value?)));
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).env_clear().envs(environment);
    Run::of(shell)
}

fn assert_shows_the_whole_path(stdout: &str, stderr: &str) {
    for line in
        ["migrate up", "template apply workflow.yaml", "task submit weather/seattle", "worker run --drain"]
    {
        assert!(stderr.contains(&format!("tasker {line}")), "{line} in\n{stderr}");
    }
    assert!(stderr.contains("fetch failed: exit status 1: the archive is busy"), "{stderr}");
    assert!(stderr.contains("; next attempt in "), "{stderr}");
    assert!(stderr.contains("✓ fetch after ") && stderr.contains(", attempt 2"), "{stderr}");
    assert!(stdout.contains("✓ fetch  ") && stdout.contains("  2/3  "), "{stdout}");
    assert!(
        stdout.contains("1 step failed and will not be tried again, and 1 step waits behind it."),
        "{stdout}"
    );
    assert!(
        stdout.contains("failed for good: exit status 65: no credentials for the station's web site"),
        "{stdout}"
    );
    assert!(stdout.contains("waiting: announce"), "{stdout}");
    assert!(stdout.contains("/data/demo/seattle-weather.md"), "{stdout}");
}

/// The report against figures taken from the CSV file in another way.
fn assert_report(report: &str) {
    let days = days();
    assert!(report.contains(&format!("{} days, from 2012-01-01 to 2015-12-31", days.len())), "{report}");
    let hottest = days.iter().rev().max_by(|a, b| a.max.total_cmp(&b.max)).unwrap();
    let wettest = days.iter().rev().max_by(|a, b| a.precipitation.total_cmp(&b.precipitation)).unwrap();
    assert!(line(report, "hottest day").contains(&format!("{} ", hottest.day)), "{report}");
    assert!(line(report, "hottest day").contains(&format!("{} °C", hottest.max)), "{report}");
    assert!(line(report, "wettest day").contains(&wettest.day), "{report}");
    assert!(line(report, "wettest day").contains(&format!("{} mm", wettest.precipitation)), "{report}");

    let july: Vec<_> = days.iter().filter(|day| day.day[5..7] == *"07").collect();
    let rain: f64 = july.iter().map(|day| day.precipitation).sum::<f64>() / 4.0;
    let warmth: f64 = july.iter().map(|day| day.max).sum::<f64>() / july.len() as f64;
    assert!(line(report, "July").contains(&format!(" {rain:.1} ")), "{rain} in {report}");
    assert!(line(report, "July").contains(&format!(" {warmth:.1} ")), "{warmth} in {report}");
    let snow = days.iter().filter(|day| day.day.starts_with("2012") && day.weather == "snow").count();
    assert!(line(report, "2012").ends_with(&format!(" {snow} |")), "{snow} in {report}");
}

/// The line of a table that begins with a label.
fn line<'a>(report: &'a str, label: &str) -> &'a str {
    let found = report.lines().find(|line| line.starts_with(&format!("| {label} ")));
    found.unwrap_or_else(|| panic!("no line {label} in\n{report}"))
}

struct Day {
    day: String,
    precipitation: f64,
    max: f64,
    weather: String,
}

fn days() -> Vec<Day> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/seattle-weather/seattle-weather.csv");
    let csv = fs::read_to_string(file).unwrap();
    let parse = |line: &str| {
        let fields: Vec<_> = line.split(',').collect();
        let number = |place: usize| fields[place].parse().unwrap();
        Day { day: fields[0].into(), precipitation: number(1), max: number(2), weather: fields[5].into() }
    };
    csv.lines().skip(1).map(parse).collect()
}

#[test]
fn an_unprivileged_user_gets_the_demo_as_json() {
    let home = Home::unprivileged();
    let answer = home.tasker(&["demo", "--format", "json", "--quiet"]).success();
    assert_eq!(answer.stderr, "");
    let answer = answer.json();
    assert_eq!((&answer["kind"], &answer["task"]["state"]), (&json!("demo"), &json!("error")));
    let steps = answer["task"]["steps"].as_array().unwrap();
    let step = |name: &str| steps.iter().find(|step| step["name"] == name).unwrap();
    assert_eq!((&step("fetch")["attempts"], &step("fetch")["state"]), (&json!(2), &json!("complete")));
    assert_eq!(step("publish")["stuck"], Value::Bool(true));
    assert_eq!(step("announce")["state"], "pending");
    assert_eq!(answer["next"].as_array().unwrap().len(), 3);
    assert!(
        fs::read_to_string(answer["report"].as_str().unwrap()).unwrap().contains("# The weather of Seattle")
    );
}

#[test]
fn a_database_named_on_purpose_is_refused_before_anything_is_touched() {
    let home = Home::new();
    let run = home.tasker(&["demo", "--database-url", "postgres://somebody@nowhere.invalid/production"]);
    insta::assert_snapshot!(run.snapshot(), @r"
    ------- stderr -------
    error: the demo creates and drops databases, so it runs only on the private PostgreSQL
      hint: leave out --database-url and run `tasker demo`
    [exit status: 2]
    ");
    assert!(!home.postgres().exists());
}
