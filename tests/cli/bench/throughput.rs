//! `tasker bench throughput`.

use serde_json::Value;

use crate::bench::positive;
use crate::common::{Pooler, TestDatabase};
use crate::fixture::scratch::{databases, scratch_of};

#[tokio::test]
async fn throughput_counts_steps_and_leaves_the_named_database_alone() {
    let database = TestDatabase::empty().await;
    let client = database.client().await;
    let args = ["bench", "throughput", "--tasks", "20", "--workers", "2", "--concurrency", "8"];
    let run = database.tasker(&args).success();
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 5, "{}", run.stdout);
    assert_eq!(lines[0], "20 tasks of 7 steps and 8 edges, every transition recorded");
    assert!(lines[1].starts_with("  submitted ") && lines[1].ends_with(" steps/s"), "{}", run.stdout);
    assert!(lines[2].starts_with("  completed "), "{}", run.stdout);
    assert!(lines[2].ends_with(" steps/s  (workers: 2, concurrency: 8)"), "{}", run.stdout);
    assert!(lines[3].starts_with("  write-ahead log, the whole server's: "), "{}", run.stdout);
    assert!(lines[4].starts_with("  peak memory of this process: "), "{}", run.stdout);
    assert!(databases(&client, &scratch_of(&run)).await.is_empty());
    let tables = "select count(*) from pg_class where relnamespace = 'public'::regnamespace";
    let tables: i64 = client.query_one(tables, &[]).await.expect("a count").get(0);
    assert_eq!(tables, 0, "the database named is only where to find the server");

    let json = database.tasker(&[&args[..], &["--format", "json"]].concat()).success().json();
    assert_eq!((&json["tasks"], &json["steps"]), (&Value::from(20), &Value::from(140)));
    assert_eq!((&json["workers"], &json["concurrency"]), (&Value::from(2), &Value::from(8)));
    for key in
        ["steps_per_second", "submitted_steps_per_second", "wal_bytes_per_step", "worker_peak_rss_bytes"]
    {
        assert!(positive(&json[key]), "{key} of {json}");
    }
}

#[tokio::test]
async fn throughput_is_measured_again_with_something_in_the_way() {
    let database = TestDatabase::empty().await;
    let args = ["bench", "throughput", "--tasks", "20", "--held-transaction", "--backlog", "60"];
    let json = database
        .tasker(&[&args[..], &["--history", "800", "--due", "60", "--format", "json"]].concat())
        .success()
        .json();
    let runs = json["burdened"].as_array().expect("runs");
    let names: Vec<&str> = runs.iter().filter_map(|run| run["burden"].as_str()).collect();
    let expected = [
        "a transaction held open",
        "60 ready steps waiting",
        "800 transitions of earlier tasks",
        "60 steps due at once",
    ];
    assert_eq!(names, expected);
    for run in runs {
        let ratio = run["steps_per_second"].as_f64().expect("a rate")
            / json["steps_per_second"].as_f64().expect("a rate");
        assert!((run["ratio"].as_f64().expect("a ratio") - ratio).abs() < 0.001, "{run}");
    }
    let run = database.tasker(&args).success();
    let last = run.stdout.lines().last().expect("a line");
    assert!(last.starts_with("  completed ") && last.ends_with("% of the plain run's"), "{}", run.stdout);
}

#[tokio::test]
async fn a_profile_says_where_the_time_goes() {
    let database = TestDatabase::empty().await;
    let args = ["bench", "throughput", "--tasks", "200", "--breakdown"];
    let json = database.tasker(&[&args[..], &["--format", "json"]].concat()).success().json();
    let profile = &json["profile"];
    for key in ["server_cpu_us_per_step", "wal_records_per_step", "wal_bytes_per_step", "busy_processes"] {
        assert!(positive(&profile[key]), "{key} of {json}");
    }
    let exchanges = |kind: &str, key: &str| profile["exchanges"][kind][key].as_f64().expect("a number");
    let recorded = exchanges("completion", "count") * exchanges("completion", "steps_each");
    assert!((recorded - 1400.0).abs() < 0.1 * exchanges("completion", "count"), "{profile}");
    assert!(exchanges("claim", "count") * exchanges("claim", "steps_each") <= 1400.5, "{profile}");
    let times = profile["busy_time"].as_object().expect("shares");
    let all: f64 = times.values().filter_map(Value::as_f64).sum();
    assert!((all - 1.0).abs() < 0.01, "{profile}");
    let run = database.tasker(&args).success();
    for line in ["  CPU of the workers' server processes: ", "  write-ahead log: ", "  completions: "] {
        assert!(run.stdout.lines().any(|other| other.starts_with(line)), "{line}\n{}", run.stdout);
    }
    let plain = database.tasker(&["bench", "throughput", "--tasks", "1", "--format", "json"]).success();
    assert!(plain.json().get("profile").is_none());
}

#[tokio::test]
async fn a_role_that_may_not_make_databases_is_told_what_it_lacks() {
    let database = TestDatabase::empty().await;
    let client = database.client().await;
    let role = format!("bench_{}", database.name());
    client.batch_execute(&format!("create role {role} login")).await.expect("a role");
    let mut url = database.url().to_owned();
    url = url.replacen("postgres@", &format!("{role}@"), 1).replace("user=postgres", &format!("user={role}"));
    let run = database.tasker(&["--database-url", &url, "bench", "throughput", "--tasks", "1"]);
    client.batch_execute(&format!("drop role {role}")).await.expect("a role that owns nothing");
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{}", run.snapshot());
    assert!(
        run.stderr.contains(&format!("error: the role {role} may not create the database")),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("createdb"), "{}", run.stderr);
}

#[tokio::test]
async fn a_hundred_workers_share_twenty_connections_of_a_pooler() {
    let database = TestDatabase::empty().await;
    let pooler = Pooler::before_server(database.url(), &["default_pool_size=20", "max_client_conn=1000"]);
    let through = pooler.url("any");
    let args =
        ["bench", "throughput", "--tasks", "100", "--workers", "100", "-j", "4", "--through", &through];
    let json = database.tasker(&[&args[..], &["--format", "json"]].concat()).success().json();
    assert_eq!((&json["workers"], &json["steps"]), (&Value::from(100), &Value::from(700)));
    assert!(positive(&json["steps_per_second"]), "{json}");
    let served = std::fs::read_to_string(pooler.folder().join("log")).expect("its log");
    assert!(served.contains("login attempt: db=tasker_bench_"), "the workers came this way: {served}");
}
