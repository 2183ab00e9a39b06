//! `tasker check plans --from` and `--from-log`: the queries that a server has run.

use std::fs;

use serde_json::Value;

use crate::common::{Cluster, Program, TestDatabase, connect};

const TABLES: &str = "create schema counts;
     create extension pg_stat_statements schema counts;
     create table orders (id bigint primary key, customer int not null, made_at timestamptz not null default now());
     insert into orders select n, n % 500 from generate_series(1, 20000) n;
     create index orders_customer on orders (customer);
     analyze orders;
     select counts.pg_stat_statements_reset()";

/// What a test suite runs, each statement as drivers send it.
const RUN: [&str; 7] = [
    "select * from orders where customer = 7 /*action='show',source_location='app%2Forders.rb%3A12'*/",
    "select * from orders where customer = 8 /*action='show',source_location='app%2Forders.rb%3A12'*/",
    "select id from orders where made_at > now() - interval '1 day' and extract(hour from made_at) = 25 /*jobs*/",
    "create temp table x ()",
    "select 1 as tasker_tasks",
    "select count(*) from pg_catalog.pg_class where relname = 'x'",
    "select * from orders where id = 1",
];

async fn run(cluster: &Cluster) {
    let client = connect(&cluster.url()).await;
    for statement in RUN {
        client.batch_execute(statement).await.expect(statement);
    }
}

fn finding<'a>(report: &'a Value, check: &str) -> &'a Value {
    let findings = report["findings"].as_array().expect("a list").iter();
    let mut ours = findings.filter(|finding| finding["unmet_expectations"][0]["check"] == check);
    ours.next().unwrap_or_else(|| panic!("{check}: {report}"))
}

fn reasons(report: &Value) -> Vec<(String, u64)> {
    let all = report["left_out"].as_array().expect("a list").iter();
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    all.map(|one| (text(&one["reason"]), one["statements"].as_u64().expect("a number"))).collect()
}

#[tokio::test]
async fn counted_statements_are_checked_without_a_file() {
    let cluster = Cluster::start_with(&["shared_preload_libraries=pg_stat_statements"]);
    connect(&cluster.url()).await.batch_execute(TABLES).await.expect("tables");
    run(&cluster).await;
    let program = Program::new().env("DATABASE_URL", &cluster.url());
    let check = ["check", "plans", "--from", "pg_stat_statements"];
    let json = program.run(&[&check[..], &["--format", "json"]].concat());
    assert_eq!(json.code, 3, "{}", json.snapshot());
    let report = json.json();
    let checks: Vec<&str> = report["checks"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|check| check["name"].as_str())
        .collect();
    assert_eq!(checks.len(), 3, "one for each statement without its constants: {checks:?}");
    let slow = report["checks"].as_array().expect("a list").iter().find(|check| check["status"] == "failed");
    let slow = slow.unwrap_or_else(|| panic!("{report}"));
    let why = slow["why"].as_str().expect("a text");
    assert!(
        why.contains("1 call, ")
            && why.contains("; jobs; select id from orders where made_at > now() - $1::interval"),
        "{why}"
    );
    assert!(finding(&report, slow["name"].as_str().expect("a name"))["message"].is_string());
    let of_source = report["checks"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|check| check["location"]["file"] == "app/orders.rb");
    let of_source = of_source.unwrap_or_else(|| panic!("{report}"));
    assert_eq!(of_source["location"]["line"], 12);
    assert!(of_source["why"].as_str().is_some_and(|why| why.starts_with("2 calls, ")), "{of_source}");
    let reasons = reasons(&report);
    for reason in [
        "it is a statement without a plan",
        "it is a statement of this program",
        "it reads the server's catalogs",
    ] {
        assert!(reasons.iter().any(|(known, _)| known == reason), "{reason}: {reasons:?}");
    }
    let table = program.run(&check);
    assert!(table.stdout.contains("left out: "), "{}", table.stdout);
    let one = program.run(&[&check[..], &["--query", "select orders 9"]].concat());
    assert!(one.code == 2 && one.stderr.contains("there is no check \"select orders 9\""), "{}", one.stderr);
}

#[tokio::test]
async fn a_server_whose_counters_cannot_be_read_is_no_success() {
    let database = TestDatabase::empty().await;
    let run = database.tasker(&["check", "plans", "--from", "pg_stat_statements", "--format", "junit"]);
    assert_eq!(run.code, 4, "{}", run.snapshot());
    assert!(run.stdout.contains("is not installed in this database"), "{}", run.stdout);

    let cluster = Cluster::start_with(&["shared_preload_libraries=pg_stat_statements"]);
    let client = connect(&cluster.url()).await;
    client
        .batch_execute("create extension pg_stat_statements; create role app login; select 1")
        .await
        .expect("a role");
    let program = Program::new().env("DATABASE_URL", &cluster.url_as("app"));
    let run = program.run(&["check", "plans", "--from", "pg_stat_statements"]);
    assert_eq!(run.code, 4, "{}", run.snapshot());
    assert!(run.stderr.contains("grant pg_read_all_stats"), "{}", run.stderr);
}

#[tokio::test]
async fn logged_plans_are_judged_as_they_ran() {
    let settings = [
        "shared_preload_libraries=auto_explain,pg_stat_statements",
        "auto_explain.log_min_duration=0",
        "auto_explain.log_format=json",
        "auto_explain.log_analyze=on",
        "auto_explain.log_buffers=on",
        "logging_collector=on",
        "log_destination=stderr,csvlog,jsonlog",
    ];
    let cluster = Cluster::start_with(&settings);
    let client = connect(&cluster.url()).await;
    client.batch_execute(TABLES).await.expect("tables");
    run(&cluster).await;
    let program = Program::new().env("DATABASE_URL", &cluster.url());
    // The table is gone when the plans are judged.
    client.batch_execute("set auto_explain.log_min_duration = -1; drop table orders").await.expect("dropped");
    for format in ["stderr", "csvlog", "jsonlog"] {
        let current =
            format!("select current_setting('data_directory') || '/' || pg_current_logfile('{format}')");
        let path: String = client.query_one(&current, &[]).await.expect("a path").get(0);
        fs::copy(&path, program.home().join("server.log")).expect("a log");
        let run = program.run(&["check", "plans", "--from-log", "server.log", "--format", "json"]);
        assert_eq!(run.code, 3, "{format}: {}", run.snapshot());
        let report = run.json();
        let failed: Vec<&Value> = report["checks"]
            .as_array()
            .expect("a list")
            .iter()
            .filter(|check| check["status"] == "failed")
            .collect();
        let failed =
            failed.iter().find(|check| check["why"].as_str().is_some_and(|why| why.contains("jobs")));
        let failed = failed.unwrap_or_else(|| panic!("{format}: {report}"));
        let line = failed["location"]["line"].as_u64().expect("a line") as usize;
        let log = fs::read_to_string(&path).expect("a log");
        let written = log.lines().nth(line - 1).unwrap_or_default();
        assert!(failed["location"]["file"] == "server.log" && written.contains("duration: "), "{written}");
        let ran = &failed["runs"][0];
        assert_eq!((&ran["tier"], &ran["rows"]), (&"chosen".into(), &0.0.into()), "{format}");
        assert!(
            ran["took_ms"].as_f64().is_some_and(|took| took > 0.0) && ran["pages"].as_u64() > Some(50),
            "{ran}"
        );
        let found = finding(&report, failed["name"].as_str().expect("a name"));
        let unmet = found["unmet_expectations"][0]["found"].as_str().expect("a text");
        assert!(unmet.contains("with 20,000 rows"), "{format}: {unmet}");
    }
    fs::write(program.home().join("empty.log"), "2026 LOG:  ready\n").expect("a log");
    let run = program.run(&["check", "plans", "--from-log", "empty.log"]);
    assert_eq!(run.code, 4);
    assert!(run.stderr.contains("there is no plan of auto_explain in empty.log"), "{}", run.stderr);
    let text = "2026 LOG:  duration: 1.0 ms  plan:\n\tQuery Text: select 1\n\tResult\n2026 LOG:  duration: 2.0 ms  plan:\n\t{ \"Query Text\": \"select\n";
    fs::write(program.home().join("empty.log"), text).expect("a log");
    let run = program.run(&["check", "plans", "--from-log", "empty.log"]);
    assert_eq!(run.code, 4, "{}", run.snapshot());
    assert!(
        run.stdout.contains("set `auto_explain.log_format = json`") && run.stdout.contains("is cut off"),
        "{}",
        run.stdout
    );
}
