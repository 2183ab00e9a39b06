//! `tasker check plans --base`.

use std::fs;

use serde_json::Value;

use super::orders::{orders, plan};
use crate::common::{Run, TestDatabase};

async fn change(database: &TestDatabase, statements: &str) {
    database.client().await.batch_execute(statements).await.expect(statements);
}

fn check(database: &TestDatabase, base: &str, more: &[&str]) -> Run {
    let plans = ["check", "plans", "--file", "checks.yaml", "--base", base];
    database.tasker(&[&plans, more].concat())
}

#[tokio::test]
async fn the_same_database_has_the_same_plans() {
    let database = orders(60_000).await;
    let run = check(&database, database.url(), &[]).success();
    let counts = "0 worse, 0 better, 0 changed, 3 the same\n";
    assert!(
        run.stdout.contains("3 plans compared with the base ") && run.stdout.contains(counts),
        "{}",
        run.stdout
    );
    let run = check(&database, database.url(), &["--tier", "possible"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("`--base` compares chosen plans"), "{}", run.stderr);
}

#[tokio::test]
async fn a_plan_is_worse_without_an_index_and_better_with_one() {
    let (base, database) = tokio::join!(orders(60_000), orders(60_000));
    change(&database, "drop index orders_mail; create index orders_made on orders (made_at); analyze").await;
    let run = check(&database, base.url(), &[]);
    assert_eq!(run.code, 3, "{}", run.stdout);
    for line in [
        "✗  worse   by_mail  default  generic ",
        "✓  better  newest   default  custom ",
        "  +   Index Scan using orders_made on orders\n",
        "✗ plan_worse  the plan of by_mail costs ",
        "  - Index Scan using orders_mail on orders\n  + Seq Scan on orders\n",
        "  hint: the plan of the base uses orders_mail, which is not in this database\n",
        ": 1 worse, 1 better, 0 changed, 1 the same\n",
    ] {
        assert!(run.stdout.contains(line), "{line}\n{}", run.stdout);
    }
    let answer = check(&database, base.url(), &["--format", "json"]).json();
    let comparison = &answer["comparison"];
    assert_eq!(comparison["before"]["database"], base.name());
    assert_eq!(comparison["compared"], 3);
    assert_eq!(comparison["plans"].as_array().map(Vec::len), Some(2), "{comparison:#}");
    assert_eq!(comparison["plans"][0]["check"], "by_mail", "the worst first");
    let worse = plan(comparison, "by_mail");
    assert_eq!([&worse["shift"], &worse["measure"], &worse["planning"]], ["worse", "cost", "generic"]);
    let cost = |key: &str| worse[key].as_f64().expect("a cost");
    assert!(cost("before") < 10.0 && cost("after") > 1000.0, "{worse:#}");
    assert_eq!(worse["difference"][1]["line"], "Seq Scan on orders");
    let better = plan(comparison, "newest");
    assert!(better["shift"] == "better" && better["after"].as_f64() < Some(1.0), "{better:#}");
    assert_eq!(answer["findings"].as_array().map(Vec::len), Some(1), "nothing else says so: {answer:#}");
    let junit = check(&database, base.url(), &["--format", "junit"]);
    assert_eq!(junit.code, 3, "{}", junit.stdout);
    assert!(junit.stdout.contains("type=\"plan_worse\">the plan of by_mail costs"), "{}", junit.stdout);
    let github = check(&database, base.url(), &["--format", "github"]);
    assert!(
        github.stdout.starts_with("::error file=checks.yaml,line=9,col=8,title=plan_worse by_mail::"),
        "{}",
        github.stdout
    );
}

#[tokio::test]
async fn both_are_asked_with_the_same_parameters_and_compared_by_pages_when_they_run() {
    let (base, database) = tokio::join!(orders(60_000), orders(60_000));
    // A customer with 1,200 orders here, and 30 in the base: the last one here, and not there.
    change(&database, "update orders set customer = 5000 where id % 50 = 0; analyze orders").await;
    change(
        &base,
        "insert into orders select 60000 + n, case n when 1 then 9000 else 5000 end, 'x', now() from generate_series(1, 30) n; analyze",
    )
    .await;
    let checks = "checks:\n- name: of customer\n  sql: select * from orders where customer = $1\n  plans: custom
  parameters_from: select customer from orders order by customer desc, id limit 1\n  reads_all: true\n  expect: { max_cost: 1000000 }\n";
    fs::write(database.home().join("checks.yaml"), checks).expect("checks");
    let arguments =
        ["check", "plans", "--file", "checks.yaml", "--base", base.url(), "--analyze", "--format", "json"];
    let run = database.tasker(&arguments);
    assert_eq!(run.code, 3, "{}", run.stdout);
    let comparison = &run.json()["comparison"];
    let worse = plan(comparison, "of customer");
    assert_eq!([&worse["shift"], &worse["measure"]], ["worse", "pages"]);
    let pages = |key: &str| worse[key].as_f64().expect("pages");
    assert!((1.0..10.0).contains(&pages("before")) && pages("after") > 9.0, "{worse:#}");
}

#[tokio::test]
async fn a_plan_that_one_side_lacks_cannot_be_compared() {
    let (base, database) = tokio::join!(orders(60_000), orders(60_000));
    change(&base, "alter table orders rename to old_orders").await;
    let run = check(&database, base.url(), &[]);
    assert_eq!(run.code, 4, "{}", run.stdout);
    let reason =
        "it has no plan in the base to compare with: relation \"orders\" does not exist (SQLSTATE 42P01)\n";
    assert!(run.stdout.contains(reason), "{}", run.stdout);
    assert!(run.stdout.contains("0 plans compared with the base "), "{}", run.stdout);
    assert!(run.stdout.contains("\nplanned only here: of_customer, by_mail, newest\n"), "{}", run.stdout);
    let comparison = &check(&database, base.url(), &["--format", "json"]).json()["comparison"];
    let missing = &comparison["incomparable"][0];
    assert_eq!(
        [&missing["check"], &missing["lacks_before"]],
        [&Value::from("of_customer"), &Value::from(true)]
    );
    change(&base, "alter table old_orders rename to orders; alter table orders drop column mail").await;
    change(&database, "alter table orders drop column mail").await;
    let comparison = &check(&database, base.url(), &["--format", "json"]).json()["comparison"];
    assert_eq!(comparison["incomparable"], Value::Array(Vec::new()), "neither has a plan");
}

#[tokio::test]
async fn a_cost_that_grew_with_the_rows_is_no_worse_plan() {
    let (base, database) = tokio::join!(orders(20_000), orders(60_000));
    let run = check(&database, base.url(), &[]).success();
    assert!(run.stdout.contains(": 0 worse, 0 better, 0 changed, 3 the same\n"), "{}", run.stdout);
    let sizes = "the sizes differ: orders has 20,000 rows in the base and 60,000 here\n";
    assert!(run.stdout.contains(sizes), "{}", run.stdout);
    let answer = check(&database, base.url(), &["--format", "json"]).json();
    let table = &answer["comparison"]["tables"][0];
    assert_eq!([&table["table"], &table["rows_after"]], [&Value::from("orders"), &Value::from(60_000.0)]);
}

#[tokio::test]
async fn nothing_is_written_to_either_database() {
    let (base, database) = tokio::join!(orders(60_000), orders(60_000));
    let role = format!("reader_{}", base.name());
    for (database, create) in [(&base, true), (&database, false)] {
        let create =
            if create { format!("create role {role} login password 'secret';") } else { String::new() };
        change(database, &format!("{create} grant select on orders to {role}; create sequence drawn")).await;
    }
    let as_reader = |database: &TestDatabase| {
        let (before, after) = database.url().split_once("://").expect("a URL");
        let host = after.rsplit_once('@').map_or(after, |(_, host)| host);
        format!("{before}://{role}:secret@{host}")
    };
    let reader = as_reader(&database);
    let plans = ["check", "plans", "--file", "checks.yaml", "--database-url", &reader, "--analyze"];
    let run = database.tasker(&[&plans[..], &["--base", &as_reader(&base)]].concat()).success();
    assert!(run.stdout.contains("3 plans compared"), "{}", run.stdout);
    // A role that may write does not write to the base either: its sequence stays where it was.
    let writes = "checks:\n- name: draws\n  sql: insert into orders select nextval('drawn') + 1000000, 1, 'x', now()\n  reads_all: true\n  expect: { max_cost: 1000 }\n";
    fs::write(database.home().join("checks.yaml"), writes).expect("checks");
    let run = database
        .tasker(&["check", "plans", "--file", "checks.yaml", "--base", base.url(), "--analyze"])
        .success();
    assert!(run.stdout.contains("2 plans compared"), "{}", run.stdout);
    let drawn = async |database: &TestDatabase| -> bool {
        database
            .client()
            .await
            .query_one("select is_called from drawn", &[])
            .await
            .expect("a sequence")
            .get(0)
    };
    assert_eq!([drawn(&base).await, drawn(&database).await], [false, true]);
    change(&base, &format!("revoke all on orders from {role}")).await;
    change(&database, &format!("revoke all on orders from {role}; drop role {role}")).await;
}
