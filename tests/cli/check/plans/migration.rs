//! `tasker check plans --migration` and `--migrate-up`.

use std::fs;

use serde_json::Value;

use super::orders::{CHECKS, TABLE, orders, plan};
use crate::common::{Run, TestDatabase};

/// Rows of the table, as `--fill` makes them.
const FILL: &str =
    "insert into orders select n, n % 1000, 'm' || n, timestamptz '2026-01-01' + n * interval '1 minute'
                      from generate_series(1, 60000) n;";

fn check(database: &TestDatabase, migration: &str, more: &[&str]) -> Run {
    fs::write(database.home().join("change.sql"), migration).expect("a migration");
    let plans = ["check", "plans", "--file", "checks.yaml", "--migration", "change.sql"];
    database.tasker(&[&plans, more].concat())
}

async fn has(database: &TestDatabase, relation: &str) -> bool {
    let row = database.client().await.query_one("select to_regclass($1) is not null", &[&relation]).await;
    row.expect("an answer").get(0)
}

#[tokio::test]
async fn an_index_more_is_better_and_one_less_is_worse() {
    let database = orders(60_000).await;
    let more = "vacuum orders;\ncreate index concurrently orders_made on orders (made_at);\n";
    let run = check(&database, more, &[]).success();
    for line in [
        "✓  better  newest  default  custom ",
        "  -     Seq Scan on orders\n  +   Index Scan using orders_made on orders\n",
        "3 plans compared with those before change.sql: 0 worse, 1 better, 0 changed, 2 the same\n",
    ] {
        assert!(run.stdout.contains(line), "{line}\n{}", run.snapshot());
    }
    assert!(run.stderr.contains("after the migration: 1 index without statistics"), "{}", run.stderr);
    assert!(!has(&database, "orders_made").await, "the database is as it was");
    // The copy foretells what the database will do.
    let foretold = check(&database, more, &["--format", "json"]).json();
    let client = database.client().await;
    client.batch_execute("create index orders_made on orders (made_at)").await.expect("an index");
    let real = database.tasker(&["check", "plans", "--file", "checks.yaml", "--format", "json"]).json();
    let cost = |answer: &Value| answer["checks"][2]["runs"][0]["cost"].as_f64().expect("a cost");
    assert!((cost(&foretold) / cost(&real) - 1.0).abs() < 0.2, "{} {}", cost(&foretold), cost(&real));

    let less = "begin;\ndrop index orders_mail;\ncommit;\nbegin;\ndrop table orders;\n";
    let run = check(&database, less, &[]);
    assert_eq!(run.code, 3, "{}", run.snapshot());
    for line in [
        "✗  worse   by_mail  default  generic ",
        "✗ plan_worse  the plan of by_mail costs ",
        " times as much as before the migration\n",
        "  hint: the plan used orders_mail, which the migration drops\n",
        ": 1 worse, 0 better, 0 changed, 2 the same\n",
    ] {
        assert!(run.stdout.contains(line), "{line}\n{}", run.snapshot());
    }
    let answer = check(&database, less, &["--format", "json"]).json();
    let comparison = &answer["comparison"];
    assert_eq!(comparison["before"]["migrations"], Value::from(vec!["change.sql"]));
    let worse = plan(comparison, "by_mail");
    assert_eq!([&worse["shift"], &worse["measure"]], ["worse", "cost"]);
    let cost = |key: &str| worse[key].as_f64().expect("a cost");
    assert!(cost("before") < 10.0 && cost("after") > 1000.0, "{worse:#}");
    let gitlab = check(&database, less, &["--format", "gitlab"]);
    let issues: Value = serde_json::from_str(&gitlab.stdout).expect("JSON");
    assert_eq!(issues[0]["check_name"], "plan_worse", "{issues:#}");
}

#[tokio::test]
async fn statistics_follow_what_a_migration_renames_and_retypes() {
    let database = orders(60_000).await;
    let checks = format!(
        "{CHECKS}- name: renamed\n  sql: select * from purchases where client = '7'\n  plans: custom\n  expect: {{ no_seq_scan: 1000 }}\n"
    );
    fs::write(database.home().join("checks.yaml"), checks).expect("checks");
    // Its indexes are made again, with them those of expressions and their statistics.
    let client = database.client().await;
    client.batch_execute("create index on orders ((customer * 2)); analyze orders").await.expect("an index");
    let retype = "alter table orders alter customer type bigint";
    let before = check(&database, retype, &["--format", "json"]);
    assert!(!before.stderr.contains("without statistics"), "{}", before.stderr);
    let comparison = &before.json()["comparison"];
    let unchanged = [&comparison["plans"], &comparison["compared"]];
    assert_eq!(unchanged, [&Value::Array(Vec::new()), &Value::from(3)], "{comparison:#}");
    let rows =
        |answer: &Value, check: usize| answer["checks"][check]["runs"][0]["rows"].as_f64().expect("rows");
    assert_eq!(rows(&before.json(), 0), 60.0);

    let rename = "alter table orders rename to purchases;\nalter table purchases rename customer to client;
                  alter table purchases alter client type bigint, alter made_at type date;";
    let run = check(&database, rename, &[]);
    assert_eq!(run.code, 4, "{}", run.snapshot());
    for line in [
        "? of_customer was not checked (possible, generic plan), nor 1 more plan: relation \"orders\" does not exist (SQLSTATE 42P01)\n",
        "  hint: see whether the migration drops or renames it\n",
        "0 plans compared with those before change.sql: ",
        "\nplanned only before the migration: of_customer, by_mail, newest\n",
        "\nplanned only after the migration: renamed\n",
    ] {
        assert!(run.stdout.contains(line), "{line}\n{}", run.snapshot());
    }
    let answer = check(&database, rename, &["--format", "json", "--query", "renamed"]);
    assert_eq!(answer.code, 0, "a query that the migration makes possible: {}", answer.snapshot());
    assert_eq!(rows(&answer.json(), 0), 60.0, "the statistics of the column are those of before");
}

#[tokio::test]
async fn a_statement_that_fails_is_shown_where_it_stands() {
    let database = orders(1).await;
    let run = check(&database, "select 1;\n\n  create index on orders (ürgs, mail);\n", &[]);
    assert_eq!(run.code, 4, "{}", run.snapshot());
    let shown = "error: change.sql:3:3: a statement of the migration failed
    3 |   create index on orders (ürgs, mail);
      |   ^
  caused by: column \"ürgs\" does not exist (SQLSTATE 42703)\n";
    assert!(run.stderr.contains(shown), "{}", run.stderr);
    let run = check(&database, "select 1;\n  select ü,\n     nope from orders;\n", &[]);
    let shown = "error: change.sql:2:10: a statement of the migration failed\n    2 |   select ü,\n      |          ^\n";
    assert!(run.stderr.contains(shown), "{}", run.stderr);
    for (arguments, message) in [
        (&["--analyze"][..], "the copy that a migration is tried in has no rows"),
        (&["--tier", "possible"], "which `--tier possible` leaves out"),
        (&["--base", "postgres:///other"], "cannot be used with"),
        (&["--migration", "missing.sql"], "could not read the migration missing.sql"),
    ] {
        let run = check(&database, "select 1", arguments);
        assert_eq!(run.code, 2, "{}", run.snapshot());
        assert!(run.stderr.contains(message), "{message}\n{}", run.stderr);
    }
}

#[tokio::test]
async fn a_role_that_may_only_read_compares_and_the_database_stays_as_it_is() {
    let database = orders(60_000).await;
    let role = format!("reader_{}", database.name());
    let client = database.client().await;
    let create = format!(
        "create role {role} login password 'secret' in role pg_read_all_data;
         alter role {role} set default_transaction_read_only = on"
    );
    client.batch_execute(&create).await.expect("a role");
    let (before, after) = database.url().split_once("://").expect("a URL");
    let host = after.rsplit_once('@').map_or(after, |(_, host)| host);
    let reader = format!("{before}://{role}:secret@{host}");
    let run = check(&database, "drop index orders_mail; delete from orders", &["--database-url", &reader]);
    assert_eq!(run.code, 3, "{}", run.snapshot());
    assert!(has(&database, "orders_mail").await);
    client.batch_execute(&format!("drop role {role}")).await.expect("dropped");
}

#[tokio::test]
async fn statistics_of_a_file_serve_as_well_as_a_database() {
    let database = orders(60_000).await;
    let save = ["check", "statistics", "save", "--out", "stats.json", "--file", "checks.yaml"];
    database.tasker(&save).success();
    fs::write(database.home().join("schema.sql"), TABLE).expect("the schema");
    let drop = "drop index orders_mail;";
    let files = [
        "--statistics",
        "stats.json",
        "--schema-file",
        "schema.sql",
        "--database-url",
        "postgres://nobody@localhost:1/none",
    ];
    let run = check(&database, drop, &files);
    assert_eq!(run.code, 3, "{}", run.snapshot());
    assert!(run.stdout.contains("3 plans compared with those before change.sql: 1 worse"), "{}", run.stdout);
}

#[tokio::test]
async fn plans_are_compared_by_pages_where_there_are_rows() {
    let database = orders(1).await;
    for (name, text) in [("schema.sql", TABLE), ("fill.sql", FILL)] {
        fs::write(database.home().join(name), text).expect("a file");
    }
    let files = ["--schema-file", "schema.sql", "--fill", "fill.sql", "--format", "json"];
    let run = check(&database, "drop index orders_mail;", &files);
    assert_eq!(run.code, 3, "{}", run.snapshot());
    let comparison = &run.json()["comparison"];
    let worse = plan(comparison, "by_mail");
    assert_eq!([&worse["shift"], &worse["measure"]], ["worse", "pages"]);
    let pages = |key: &str| worse[key].as_f64().expect("pages");
    assert!((1.0..10.0).contains(&pages("before")) && pages("after") > 400.0, "{worse:#}");
    assert_eq!(comparison["compared"], 3);
    let more = check(&database, "create index on orders (made_at);", &files).success().json();
    assert_eq!(plan(&more["comparison"], "newest")["shift"], "better");
    // tasker's own queries, among its tasks.
    let more = "create index extra on tasker_tasks (identity_hash);";
    fs::write(database.home().join("change.sql"), more).expect("a migration");
    let own = ["check", "plans", "--at-scale", "300", "--query", "find_task", "--migration", "change.sql"];
    let run = database.tasker(&own);
    assert!(run.stdout.contains(" compared with those before change.sql: "), "{}", run.snapshot());
}

#[tokio::test]
async fn the_missing_migrations_of_tasker_are_tried_before_they_are_applied() {
    let database = TestDatabase::empty().await;
    database.tasker(&["migrate", "up", "--to", "3"]).success();
    let check = ["check", "plans", "--migrate-up"];
    let run = database.tasker(&[&check[..], &["--query", "find_task", "--query", "claim_steps"]].concat());
    assert!(run.stdout.contains(" compared with those before tasker migrate up: "), "{}", run.snapshot());
    let status = database.tasker(&["migrate", "status", "--format", "json"]).stdout;
    assert!(status.contains("\"pending\""), "{status}");
    let run = database.tasker(&[&check[..], &["--migration", "change.sql"]].concat());
    assert_eq!(run.code, 2, "{}", run.snapshot());
}
