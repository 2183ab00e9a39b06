//! Programs rely on two pages: docs/output.md has the keys of each kind of answer,
//! docs/exit-codes.md the exit codes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::de::{Deserializer, MapAccess, Visitor};
use tasker::error::Exit;

use crate::common::{Run, TestDatabase};
use crate::fixture::private_pg::Home;

const PAGE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/output.md"));

/// The keys of one kind of answer: always there, and there at times.
struct Keys {
    always: Vec<&'static str>,
    at_times: Vec<&'static str>,
}

/// The kinds on the page.
fn documented() -> BTreeMap<&'static str, Keys> {
    let row = |line: &'static str| {
        let mut cells = line.strip_prefix("| `")?.split(" | ");
        let kind = cells.next()?.strip_suffix('`')?;
        let keys = cells.nth(1)?.trim_end_matches(" |").split(", ");
        let (at_times, always): (Vec<_>, Vec<_>) = keys.partition(|key| key.starts_with('*'));
        let bare = |keys: Vec<&'static str>| keys.iter().map(|key| key.trim_matches(['*', '`'])).collect();
        Some((kind, Keys { always: bare(always), at_times: bare(at_times) }))
    };
    PAGE.lines().filter_map(row).collect()
}

/// The keys of a JSON object in their order, each as often as it stands there.
struct Written(Vec<String>);

impl<'de> serde::Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Written;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Written, A::Error> {
                let mut keys = Vec::new();
                while let Some((key, _)) = map.next_entry::<String, serde::de::IgnoredAny>()? {
                    keys.push(key);
                }
                Ok(Written(keys))
            }
        }
        from.deserialize_map(Object)
    }
}

/// Asserts that every line of an answer is of this kind and has the page's keys.
#[track_caller]
fn check(kind: &str, run: Run) {
    assert!(!run.stdout.is_empty(), "{kind}: {}", run.snapshot());
    let keys = &documented()[kind];
    for line in run.stdout.lines() {
        let Written(written) = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let mut expected: Vec<&str> =
            ["kind", "version"].into_iter().chain(keys.always.iter().copied()).collect();
        expected.extend(keys.at_times.iter().filter(|key| written.iter().any(|found| found == *key)));
        assert_eq!(written, expected, "{kind}");
        let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert_eq!((&value["kind"], &value["version"]), (&kind.into(), &1.into()));
    }
}

#[tokio::test]
async fn answers_have_the_keys_they_promise() {
    let database = TestDatabase::new().await;
    let json = |args: &[&str]| database.tasker(&[args, &["--format", "json"]].concat());
    let folder = tempfile::tempdir().expect("a folder");
    let template = folder.path().join("order.yaml");
    fs::write(&template, "name: order\nversion: '1.0.0'\nsteps: [{ name: ship, handler: { noop: {} } }]\n")
        .expect("a template");
    let template = template.to_str().expect("a UTF-8 path");
    let dir = folder.path().to_str().expect("a UTF-8 path");

    check("migrate.up", json(&["migrate", "up"]));
    check("migrate.plan", json(&["migrate", "plan"]));
    check("migrate.down", json(&["migrate", "down", "--phase", "views", "--dry-run"]));
    check("migrate.status", json(&["migrate", "status"]));
    check("check.consistency", json(&["check", "consistency"]));
    check("migrate.verify", json(&["migrate", "verify"]));
    check("migrate.views", json(&["migrate", "views"]));
    check("check.indexes", json(&["check", "indexes"]));
    check("check.plans", json(&["check", "plans"]));
    check("check.plans", json(&["check", "plans", "--base", database.url()]));
    let statistics = folder.path().join("stats.json");
    let statistics = statistics.to_str().expect("a UTF-8 path");
    check("check.statistics_save", json(&["check", "statistics", "save", "--out", statistics]));
    check("check.health", json(&["check", "health"]));
    check("template.check", json(&["template", "check", template]));
    check("template.apply", json(&["template", "apply", template]));
    check("template.list", json(&["template", "list"]));
    check("template.show", json(&["template", "show", "order"]));
    check("template.graph", json(&["template", "graph", "order"]));
    check("task.submit", json(&["task", "submit", "order"]));
    let batch = ["task", "submit", "order", "--batch", "-", "--format", "json"];
    check("task.submit_batch", database.tasker_with_stdin(&batch, "{}\n{}\n"));
    check("task.list", json(&["task", "list"]));
    check("task.count", json(&["task", "count"]));
    check("task.stats", json(&["task", "stats"]));
    check("task.show", json(&["task", "show", "1"]));
    check("task.timeline", json(&["task", "show", "1", "--timeline"]));
    check("task.graph", json(&["task", "graph", "1"]));
    check("task.cancel", json(&["task", "cancel", "2", "--yes"]));
    check("worker.list", json(&["worker", "list"]));
    check("worker.run", json(&["worker", "run", "--drain"]));
    check("queue.list", json(&["queue", "list"]));
    check("queue.pause", json(&["queue", "pause", "default"]));
    check("queue.resume", json(&["queue", "resume", "default"]));
    check("queue.bind", json(&["queue", "bind", "default", "--namespace", "shop"]));
    check("queue.unbind", json(&["queue", "unbind", "default"]));
    check("step.show", json(&["step", "show", "1"]));
    check("step.show", json(&["step", "show", "1", "--ancestors", "--descendants", "--history"]));
    let flawed =
        "{name: flawed, version: 1.0.0, steps: [{name: ship, handler: {fail: {times: 1, permanent: true}}}]}";
    database.tasker_with_stdin(&["template", "apply", "-"], flawed).success();
    database.tasker(&["task", "submit", "flawed", "--identity", "flawed"]).success();
    database.tasker(&["worker", "run", "--drain"]).drained();
    for (noun, verbs) in
        [("step", &["retry", "reset", "resolve", "cancel"][..]), ("task", &["retry", "resolve", "cancel"])]
    {
        let which = if noun == "step" { "flawed/ship" } else { "flawed" };
        check(&format!("{noun}.why"), json(&[noun, "why", which]));
        for verb in verbs {
            check(&format!("{noun}.{verb}"), json(&[noun, verb, which, "--dry-run"]));
        }
    }
    check("task.change", json(&["task", "watch", "1"]));
    check("task.submit", json(&["task", "submit", "order", "--dry-run"]));
    check("generate.man", json(&["generate", "man", "--dir", dir]));
    check("generate.completions", json(&["generate", "completions", "--dir", dir]));
    let seeded = TestDatabase::new().await;
    check("bench.seed", seeded.tasker(&["bench", "seed", "--tasks", "1", "--format", "json"]));
    check("bench.readiness", json(&["bench", "readiness", "--sizes", "5", "--versions", "v3"]));
    check("bench.latency", json(&["bench", "latency", "--rounds", "1"]));
    check("bench.throughput", json(&["bench", "throughput", "--tasks", "10"]));
    check("bench.faults", json(&["bench", "faults", "--faults", "1", "--workers", "2"]));
}

#[test]
fn answers_about_the_private_postgres_have_the_keys_they_promise() {
    let home = Home::new();
    let json = |args: &[&str]| home.tasker(&[args, &["--format", "json"]].concat());
    check("db.start", json(&["db", "start"]));
    check("db.status", json(&["db", "status"]));
    check("db.url", json(&["db", "url"]));
    check("demo", json(&["demo"]));
    check("db.stop", json(&["db", "stop"]));
    check("db.destroy", json(&["db", "destroy", "--yes"]));
}

#[test]
fn the_page_lists_every_kind_that_the_program_writes() {
    let mut written = Vec::new();
    collect_kinds(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli"), &mut written);
    let documented: Vec<String> = documented().into_keys().map(str::to_owned).collect();
    written.sort();
    written.dedup();
    assert_eq!(written, documented, "src/cli on the left, docs/output.md on the right");
}

#[test]
fn the_page_lists_every_event_of_a_worker() {
    let source = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/cli/worker/run/events.rs"));
    let variants = source.split("enum Told<'a> {").nth(1).and_then(|rest| rest.split("\n}").next());
    let names = variants.expect("its variants").lines().filter_map(|line| {
        let name = line.strip_prefix("    ")?.strip_suffix(" {")?;
        let is_start = |at: usize, letter: char| at > 0 && letter.is_uppercase();
        let letters = name.chars().enumerate();
        let snake = letters.map(|(at, letter)| {
            let before = if is_start(at, letter) { "_" } else { "" };
            format!("{before}{}", letter.to_lowercase())
        });
        Some(snake.collect::<String>())
    });
    let names: Vec<String> = names.collect();
    assert!(names.len() > 10, "{names:?}");
    let chapter = PAGE.split("### Events of workers").nth(1).and_then(|rest| rest.split("\n## ").next());
    let chapter = chapter.expect("a chapter");
    let documented: Vec<&str> = chapter
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` | "))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, documented, "src/cli/worker/run/events.rs on the left, docs/output.md on the right");
}

fn collect_kinds(folder: &Path, kinds: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect_kinds(&path, kinds);
            continue;
        }
        let source = fs::read_to_string(&path).expect("a source");
        // A call may be written on one line or on several.
        let source = source.split_whitespace().collect::<Vec<_>>().join(" ").replace("( ", "(");
        // Changing by hand answers for all of its commands in one place.
        for call in [".answer(", ".answer_of_database(", ".render(", ".change(context, "] {
            kinds.extend(
                source
                    .split(call)
                    .skip(1)
                    .filter_map(|rest| rest.strip_prefix('"')?.split_once('"'))
                    .map(|(kind, _)| kind.to_owned()),
            );
        }
    }
}

#[test]
fn the_page_lists_every_exit_code() {
    let page = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/exit-codes.md"));
    for exit in Exit::ALL {
        let row = format!("| {} | {} |", exit as u8, exit.meaning());
        assert!(page.contains(&row), "docs/exit-codes.md misses {row:?}");
    }
}
