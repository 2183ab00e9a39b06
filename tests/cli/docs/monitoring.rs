//! `contrib/prometheus` and `contrib/grafana`: they use metrics that there are, and their alerts fire.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tasker::engine::worker::Metrics;

use crate::common::{Run, TestDatabase};

fn contrib(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("contrib").join(file)
}

fn read(file: &str) -> String {
    fs::read_to_string(contrib(file)).expect("a file")
}

/// The metrics that a text names.
fn named(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    words.filter(|word| word.starts_with("tasker_")).map(str::to_owned).collect()
}

/// The metrics of an answer, each series of a histogram by its own name.
fn there_are(metrics: &str) -> BTreeSet<String> {
    metrics.lines().filter(|line| !line.starts_with('#')).flat_map(named).collect()
}

#[tokio::test]
async fn only_metrics_that_there_are_are_used() {
    let database = TestDatabase::new().await;
    let metrics = Metrics::default();
    metrics.series("shop/order", "ship");
    let health = database.tasker(&["check", "health", "--format", "prometheus"]);
    let mut there = there_are(&metrics.text());
    there.extend(there_are(&health.stdout));
    for file in ["prometheus/alerts.yaml", "grafana/tasker.json"] {
        let used = named(&read(file));
        assert!(used.len() > 5, "{used:?}");
        let unknown: Vec<&String> = used.difference(&there).collect();
        assert!(unknown.is_empty(), "contrib/{file} uses metrics that there are not: {unknown:?}");
    }
    // What a worker counts can be seen.
    let dashboard = named(&read("grafana/tasker.json"));
    let is_drawn = |name: &str| dashboard.iter().any(|drawn| drawn.starts_with(name));
    let text = metrics.text();
    let names = text.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next());
    let left_out: Vec<&str> = names.filter(|name| !is_drawn(name)).collect();
    assert_eq!(left_out, ["tasker_worker_last_answer_timestamp_seconds"], "only an alert has a use for it");
}

#[test]
fn each_alert_fires_when_it_should_and_names_a_command_that_works() {
    let promtool = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/promtool");
    let run = |args: [&str; 2]| {
        let mut command = Command::new(&promtool);
        command.args(args).arg(contrib("prometheus").join(if args[0] == "check" {
            "alerts.yaml"
        } else {
            "alerts_test.yaml"
        }));
        let _ = Run::of(command).success();
    };
    run(["check", "rules"]);
    run(["test", "rules"]);
    let alerts: Value = serde_saphyr::from_str(&read("prometheus/alerts.yaml")).expect("YAML");
    let tested = read("prometheus/alerts_test.yaml");
    let groups = alerts["groups"].as_array().expect("groups").iter();
    let rules: Vec<&Value> = groups.flat_map(|group| group["rules"].as_array().expect("rules")).collect();
    assert!(rules.len() > 10);
    for rule in rules {
        let name = rule["alert"].as_str().expect("a name");
        let fires = format!("alertname: {name}\n        exp_alerts:\n");
        assert!(tested.contains(&fires), "no test in which {name} fires");
        assert!(
            tested.contains(&format!("alertname: {name}\n        exp_alerts: []\n")),
            "{name} always fires"
        );
        let command = rule["annotations"]["command"].as_str().expect("a command");
        let command = command
            .replace("{{ $labels.workflow }}", "shop/order")
            .replace("{{ $labels.instance }}", "127.0.0.1:9464");
        let parsed = tasker::cli::command().try_get_matches_from(command.split(' '));
        assert!(parsed.is_ok(), "{name}: {command}: {}", parsed.expect_err("it is no command"));
    }
}
