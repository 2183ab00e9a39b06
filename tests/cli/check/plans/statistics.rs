//! `tasker check statistics save`, and `tasker check plans --statistics`.

use std::fs;
use std::path::{Path, PathBuf};

use nix::sys::signal::Signal;
use nix::unistd::Pid;
use serde_json::Value;

use crate::common::{Process, Run, TestDatabase, eventually};

const SCHEMA: &str = "
create table orders (id bigint primary key, customer int not null, mail text not null, made_at timestamptz not null);
create index orders_customer on orders (customer);
create index orders_mail on orders (mail);
";

const CHECKS: &str = "
checks:
- name: of a customer
  sql: select * from orders where customer = $1
  parameters_from: select customer from orders order by id limit 1
  expect: { index_used: orders_customer, no_seq_scan: 1000 }
- name: by mail
  sql: select * from orders where mail = $1
  parameters_from: select mail from orders order by id limit 1
  expect: { index_used: orders_mail }
- name: known by mail
  sql: select * from orders where mail = 'known@example.org'
  expect: { index_used: orders_mail }
- name: newest
  sql: select * from orders order by made_at desc limit 5
  expect: { no_sort: true }
";

/// A database of orders, and the files of its schema and its checks in the folder of its program.
async fn production() -> TestDatabase {
    let database = TestDatabase::empty().await;
    let rows = "insert into orders select n, n % 1000, case when n % 50 = 0 then 'known' else 'secret' || n end || '@example.org',
                                          timestamptz '2026-01-01' + n * interval '1 minute' from generate_series(1, 60000) n;
                analyze orders";
    let client = database.client().await;
    client.batch_execute(&format!("{SCHEMA}{rows}")).await.expect("orders");
    fs::write(database.home().join("schema.sql"), SCHEMA).expect("the schema");
    fs::write(database.home().join("checks.yaml"), CHECKS).expect("the checks");
    database
}

fn save(database: &TestDatabase, more: &[&str]) -> Run {
    let save = ["check", "statistics", "save", "--out", "stats.json", "--file", "checks.yaml"];
    database.tasker(&[&save, more].concat())
}

const PLAN: [&str; 8] =
    ["check", "plans", "--statistics", "stats.json", "--schema-file", "schema.sql", "--file", "checks.yaml"];

fn check(database: &TestDatabase, more: &[&str]) -> Run {
    database.tasker(&[&PLAN, more].concat())
}

fn status_of<'r>(report: &'r Value, check: &str) -> &'r str {
    let checks = report["checks"].as_array().expect("checks");
    let found = checks.iter().find(|found| found["name"] == check);
    found.and_then(|found| found["status"].as_str()).unwrap_or_else(|| panic!("{check}: {report:#}"))
}

#[tokio::test]
async fn plans_are_checked_without_the_database() {
    let production = production().await;
    let run = save(&production, &[]).success();
    assert!(run.stdout.contains("the statistics of 1 table, 3 indexes, 4 columns"), "{}", run.stdout);
    assert!(run.stdout.contains("1 case of a check: no parameters"), "{}", run.stdout);
    let saved = fs::read_to_string(production.home().join("stats.json")).expect("the file");
    assert!(saved.contains("known@example.org") && !saved.contains("secret"), "{saved}");

    let schema = production.tasker(&["check", "statistics", "schema"]).success().json();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("statistics.json", schema).expect("a resource");
    let mut schemas = boon::Schemas::new();
    let compiled = compiler.compile("statistics.json", &mut schemas).expect("a schema");
    let mut file: Value = serde_json::from_str(&saved).expect("JSON");
    schemas.validate(&file, compiled).unwrap_or_else(|error| panic!("{error:#}"));
    file["relations"][0]["pages"].take();
    assert!(schemas.validate(&file, compiled).is_err());

    // Another database: none of it is used.
    let elsewhere = TestDatabase::empty().await;
    for file in ["stats.json", "schema.sql", "checks.yaml"] {
        fs::copy(production.home().join(file), elsewhere.home().join(file)).expect("a file");
    }
    let run = check(&elsewhere, &["--format", "json"]);
    assert_eq!(run.code, 3, "{}", run.snapshot());
    let report = run.json();
    assert_eq!(report["statistics"]["database"], production.name());
    assert_eq!(report["database"], production.name());
    assert_eq!(status_of(&report, "of a customer"), "passed");
    assert_eq!(status_of(&report, "known by mail"), "passed");
    assert_eq!(status_of(&report, "by mail"), "unchecked");
    assert_eq!(status_of(&report, "newest"), "failed");
    let finding = &report["findings"][0];
    assert_eq!(finding["tried"], true, "{finding:#}");
    assert!(finding["fix"][0].as_str().is_some_and(|fix| fix.contains("\"made_at\" desc")), "{finding:#}");

    // The fix in the schema: an index that production lacks.
    let fixed = format!("{SCHEMA}create index orders_made_at on orders (made_at);\n");
    fs::write(elsewhere.home().join("schema.sql"), fixed).expect("the schema");
    let run = check(&elsewhere, &[]);
    assert_eq!(run.code, 4, "{}", run.snapshot());
    assert!(run.stderr.contains("1 index without statistics"), "{}", run.stderr);
    assert!(run.stdout.contains("3 passed, 0 failed, 1 not checked"), "{}", run.stdout);
    assert!(run.stdout.contains("a value of type text, which was left out"), "{}", run.stdout);

    // An index that the schema drops.
    let dropped = SCHEMA.replace("create index orders_customer on orders (customer);\n", "");
    fs::write(elsewhere.home().join("schema.sql"), dropped).expect("the schema");
    let run = check(&elsewhere, &["--query", "of a customer"]);
    assert_eq!(run.code, 3, "{}", run.snapshot());
    assert!(run.stdout.contains("index_missing"), "{}", run.stdout);
    assert!(run.stderr.contains("that the schema lacks: \"orders_customer\""), "{}", run.stderr);

    let saved = save(&production, &["--texts"]).success();
    assert!(!saved.stdout.contains("no parameters"), "{}", saved.stdout);
    let text = fs::read_to_string(production.home().join("stats.json")).expect("the file");
    assert!(text.contains("secret"), "{text}");
    let report = check(&production, &["--query", "by mail", "--format", "json"]).success().json();
    assert_eq!(status_of(&report, "by mail"), "passed");
}

#[tokio::test]
async fn a_plan_that_changed_with_the_statistics_alone_is_a_warning() {
    let production = production().await;
    let one = CHECKS.split("- name: by mail").next().expect("the first check");
    let one =
        one.replace("parameters_from: select customer from orders order by id limit 1", "parameters: [7]");
    let one = one.replace("{ index_used: orders_customer, no_seq_scan: 1000 }", "{ max_cost: 1000000 }");
    fs::write(production.home().join("checks.yaml"), &one).unwrap();
    save(&production, &[]).success();
    let baseline = ["--baseline", "plans.json", "--tier", "chosen"];
    check(&production, &[&baseline[..], &["--update-baseline"]].concat()).success();
    let kept = fs::read_to_string(production.home().join("plans.json")).unwrap();
    assert!(kept.contains("\"\\\"orders\\\"\": 60000"), "{kept}");

    let grown =
        "insert into orders select n, 7, 'late', now() from generate_series(60001, 160000) n; analyze orders";
    production.client().await.batch_execute(grown).await.unwrap();
    save(&production, &[]).success();
    let run = check(&production, &baseline).success();
    let why = "the plan of of a customer differs from the baseline, since \"orders\" grew from 60,000 to 160,000 rows";
    assert!(run.stdout.contains(why), "{}", run.stdout);
    let run = check(&production, &[&baseline[..], &["--format", "github"]].concat()).success();
    assert!(run.stdout.contains("::warning ") && !run.stdout.contains("::error "), "{}", run.stdout);

    // The query has changed too.
    fs::write(production.home().join("checks.yaml"), one.replace("select *", "select id")).unwrap();
    let run = check(&production, &baseline);
    assert_eq!(run.code, 3, "{}", run.snapshot());
    assert!(!run.stdout.contains("since"), "{}", run.stdout);
}

#[tokio::test]
async fn files_that_fit_no_longer_are_refused() {
    let production = production().await;
    save(&production, &[]).success();
    fs::write(production.home().join("schema.sql"), format!("{SCHEMA}\ncreate index on nowhere (a);\n"))
        .unwrap();
    let run = check(&production, &[]);
    assert_eq!(run.code, 4, "{}", run.snapshot());
    assert!(run.stderr.contains("schema.sql:6:1: a statement of the schema failed"), "{}", run.stderr);
    assert!(run.stderr.contains("relation \"nowhere\" does not exist"), "{}", run.stderr);

    fs::write(production.home().join("schema.sql"), SCHEMA).unwrap();
    let changed = CHECKS
        .replace("select customer from orders order by id", "select customer from orders order by customer");
    fs::write(production.home().join("checks.yaml"), changed).unwrap();
    let run = check(&production, &["--query", "of a customer", "--tier", "chosen"]);
    assert_eq!(run.code, 4, "{}", run.snapshot());
    assert!(run.stdout.contains("has changed since the statistics were saved"), "{}", run.stdout);

    let run = check(&production, &["--on", "99"]);
    assert_eq!(run.code, 4, "{}", run.snapshot());
    let run = check(&production, &["--on", "/nowhere"]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(run.stderr.contains("there is no PostgreSQL server in /nowhere"), "{}", run.stderr);

    let stats = production.home().join("stats.json");
    let later = fs::read_to_string(&stats).unwrap().replacen("\"version\": 1", "\"version\": 2", 1);
    fs::write(&stats, later).unwrap();
    let run = check(&production, &[]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(run.stderr.contains("its version is 2, but this program reads version 1"), "{}", run.stderr);
}

#[tokio::test]
async fn a_role_that_may_not_see_all_is_told_and_saves_nothing() {
    let production = production().await;
    let client = production.client().await;
    let role = format!("reader_{}", production.name());
    client
        .batch_execute(&format!("create role {role} login; grant select (id) on orders to {role}"))
        .await
        .unwrap();
    let save = |more: &[&str]| {
        let save = ["check", "statistics", "save", "--out", "seen.json"];
        let mut command = production.command(&[&save, more].concat());
        command.env("PGOPTIONS", format!("-c role={role}"));
        Run::of(command)
    };
    let seen = production.home().join("seen.json");
    let run = save(&[]);
    assert_eq!(run.code, 4, "{}", run.snapshot());
    let hidden = "hidden: the statistics of 4 columns, the ends of 2 indexed columns";
    assert!(run.stderr.contains(hidden), "{}", run.stderr);
    assert!(run.stderr.contains(&format!("grant pg_read_all_data to \"{role}\"")), "{}", run.stderr);
    assert!(!seen.exists());
    let run = save(&["--partial"]).success();
    assert!(run.stdout.contains(hidden), "{}", run.stdout);
    client.batch_execute(&format!("grant pg_read_all_data to {role}")).await.unwrap();
    let run = save(&[]).success();
    assert!(!run.stdout.contains("hidden"), "{}", run.stdout);
    client.batch_execute(&format!("drop owned by {role}; drop role {role}")).await.unwrap();
}

/// The folders of scratch servers of a process.
fn folders_of(pid: Pid) -> Vec<PathBuf> {
    let entries = fs::read_dir(std::env::temp_dir()).expect("the folder for temporary files");
    let of_process = format!("tasker-scratch-{pid}-");
    let name =
        |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&of_process));
    entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| name(path)).collect()
}

#[tokio::test]
async fn nothing_is_left_of_a_check_that_is_interrupted() {
    let production = production().await;
    save(&production, &[]).success();
    // The schema waits: the server is up.
    let waiting = format!("{SCHEMA}\nselect pg_sleep(600);\n");
    fs::write(production.home().join("schema.sql"), waiting).unwrap();
    let process = Process::start(production.command(&PLAN));
    let pid = process.pid();
    let is_up = |folder: &PathBuf| folder.join("postgres/data/postmaster.pid").exists();
    eventually("the scratch server starts", async || folders_of(pid).iter().any(is_up)).await;
    process.signal(Signal::SIGTERM);
    let run = process.ended().await;
    assert_eq!(run.code, 130, "{}", run.snapshot());
    assert_eq!(folders_of(pid), Vec::<PathBuf>::new());

    // A process that is killed deletes nothing itself.
    let process = Process::start(production.command(&PLAN));
    let pid = process.pid();
    eventually("the scratch server starts", async || folders_of(pid).iter().any(is_up)).await;
    process.signal(Signal::SIGKILL);
    process.ended().await;
    eventually("its folder is deleted", async || folders_of(pid).is_empty()).await;
}
