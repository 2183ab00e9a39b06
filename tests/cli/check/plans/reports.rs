//! What `tasker check plans` says: to people, to CI servers, to code scanning.

use std::fs;

use insta::assert_snapshot;
use serde_json::Value;

use crate::common::{Run, TestDatabase};

/// A table with more rows than the check allows to be read, and no index but its key.
const ORDERS: &str = "create table orders (id bigint primary key, customer text not null, made_at date not null);
     insert into orders select place, 'customer ' || place % 500, date '2026-01-01' + place % 300 from generate_series(1, 20000) place;
     analyze orders";

const CHECKS: &str = "\
checks:
  - name: orders of a customer
    why: the page of each customer
    sql: select * from orders where customer = $1 order by made_at
    parameters: [customer 7]
    plans: custom
    expect:
      no_seq_scan: 1000
      max_buffers: 100
  - name: one order
    sql: select * from orders where id = $1
    parameters: [7]
    plans: custom
    expect:
      index_used: orders_pkey
  - name: refunds
    sql: select * from refunds
    plans: custom
    expect:
      no_seq_scan: true
";

async fn database(checks: &str) -> TestDatabase {
    let database = TestDatabase::empty().await;
    database.client().await.batch_execute(ORDERS).await.expect("a table");
    fs::create_dir(database.home().join("db")).expect("a folder");
    fs::write(database.home().join("db/checks.yaml"), checks).expect("a file of checks");
    database
}

fn check(database: &TestDatabase, more: &[&str]) -> Run {
    database.tasker(&[&["check", "plans", "--file", "./db"], more].concat())
}

/// All but the line that names the server.
fn without_server(text: &str) -> String {
    text.lines().filter(|line| !line.starts_with("PostgreSQL ")).map(|line| format!("{line}\n")).collect()
}

#[tokio::test]
async fn a_finding_reads_at_a_glance_and_nothing_left_out_is_silent() {
    let database = database(CHECKS).await;
    let run = check(&database, &[]);
    assert_eq!(run.code, 3);
    assert_snapshot!(without_server(&run.stdout), @r#"
       QUERY                 PLANS  COST  ROWS  PAGES  MS
    ✗  orders of a customer      2   395    40      -   -
    ✓  one order                 2   8.3     1      -   -
    ?  refunds                   2     -     -      -   -

    ✗ no_index  no index of orders serves (orders.customer = 'customer 7'::text)
      orders of a customer: the page of each customer
        no_seq_scan (possible and chosen): expected no table of more than 1,000 rows read in full, found orders is, with 20,000 rows

      orders of a customer: chosen, custom plan  ./db/checks.yaml:8
         PLAN                                                       COST  EXPECTED
         Sort                                                        395        40
         │    sorts by orders.made_at
      ✗  └─ Seq Scan on orders                                       394        40
                 filters by (orders.customer = 'customer 7'::text)

      fix: create index concurrently on "orders" ("customer", "made_at")

    ? refunds was not checked (possible, custom plan), nor 1 more plan: relation "refunds" does not exist (SQLSTATE 42P01)
      hint: check the database and schema: `--database-url`, `--schema`

    3 queries: 1 passed, 1 failed, 1 not checked; 1 finding
    checked: can an index serve it (possible); does the planner choose it (chosen)
    not checked: 1 expectation needs a run of the query: `--analyze`
    "#);
    assert!(
        run.stdout.contains("jit=off, max_parallel_workers_per_gather=0, work_mem=4MB"),
        "{}",
        run.stdout
    );
    assert_eq!(run.stderr, "");

    let possible = check(&database, &["--tier", "possible", "--query", "one order"]).success();
    assert!(
        possible.stdout.contains("skipped: does the planner choose it (chosen)\n"),
        "{}",
        possible.stdout
    );

    let run = check(&database, &["--query", "one order", "--show-plans"]).success();
    assert!(run.stdout.contains("✓ one order: chosen, custom plan\n"), "{}", run.stdout);
    assert!(run.stdout.contains("finds by (orders.id = '7'::bigint)"), "{}", run.stdout);
}

#[tokio::test]
async fn json_has_the_plans_that_the_table_draws() {
    let database = database(CHECKS).await;
    let run = check(&database, &["--format", "json"]);
    let report = run.json();
    let runs = |check: usize| report["checks"][check]["runs"].as_array().expect("a list").clone();
    assert_eq!(runs(0)[1]["plan"][0]["Plan"]["Node Type"], "Sort");
    assert_eq!(runs(0)[1]["needs_run"], serde_json::json!(["max_buffers"]));
    assert_eq!(runs(1)[1]["plan"], Value::Null, "nothing is said about it");
    let run = check(&database, &["--format", "json", "--show-plans"]);
    assert_eq!(run.json()["checks"][1]["runs"][1]["plan"][0]["Plan"]["Node Type"], "Index Scan");
}

#[tokio::test]
async fn annotations_point_at_the_line_that_is_not_met() {
    let database = database(CHECKS).await;
    let run = check(&database, &["--format", "github"]);
    assert_eq!(run.code, 3);
    assert_snapshot!(run.stdout, @r#"
    ::error file=db/checks.yaml,line=8,col=7,title=no_index orders of a customer::no index of orders serves (orders.customer = 'customer 7'::text)%0Ano_seq_scan (possible and chosen): expected no table of more than 1,000 rows read in full, found orders is, with 20,000 rows%0Afix: create index concurrently on "orders" ("customer", "made_at")
    ::error file=db/checks.yaml,line=16,col=5,title=unchecked refunds::refunds was not checked: relation "refunds" does not exist (SQLSTATE 42P01)%0Ahint: check the database and schema: `--database-url`, `--schema`
    "#);
    assert!(run.stderr.contains("✗ no_index  "), "people read the log too: {}", run.stderr);
    assert_eq!(check(&database, &["--format", "github", "--quiet"]).stderr, "");
    let run = check(&database, &["--format", "github", "--query", "one order"]).success();
    assert_eq!(run.stdout, "");
}

#[tokio::test]
async fn junit_has_a_test_for_each_plan_and_an_error_for_what_was_not_checked() {
    let database = database(CHECKS).await;
    let run = check(&database, &["--format", "junit", "--analyze"]);
    assert_eq!(run.code, 3);
    let document = run.stdout;
    assert!(document.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites "), "{document}");
    assert!(document.contains("tests=\"6\" skipped=\"0\" failures=\"2\" errors=\"2\">"), "{document}");
    let test = |name: &str| {
        let start =
            document.find(&format!("<testcase {name}")).unwrap_or_else(|| panic!("no {name}: {document}"));
        document[start..].split("</testcase>").next().expect("an end").to_owned()
    };
    let failed = test("name=\"chosen, custom plan\" classname=\"orders of a customer\" time=");
    assert!(
        failed.contains("<failure message=\"no index of orders serves (orders.customer = &apos;customer 7&apos;::text)\" type=\"no_index\">"),
        "{failed}"
    );
    assert!(failed.contains("fix: create index concurrently on"), "{failed}");
    assert!(failed.contains("✗  └─ Seq Scan on orders"), "{failed}");
    let unchecked = test("name=\"possible, custom plan\" classname=\"refunds\"");
    assert!(
        unchecked.contains("<error message=\"relation &quot;refunds&quot; does not exist"),
        "{unchecked}"
    );
}

#[tokio::test]
async fn sarif_has_what_code_scanning_asks_for() {
    let database = database(CHECKS).await;
    let run = check(&database, &["--format", "sarif"]);
    assert_eq!(run.code, 3);
    let log = run.json();
    assert_eq!((&log["version"], log["runs"].as_array().map(Vec::len)), (&"2.1.0".into(), Some(1)));
    let one = &log["runs"][0];
    assert_eq!(one["tool"]["driver"]["name"], "tasker");
    assert_eq!(one["invocations"][0]["executionSuccessful"], false, "one could not be checked");
    let rules = one["tool"]["driver"]["rules"].as_array().expect("rules");
    let ids: Vec<&str> = rules.iter().filter_map(|rule| rule["id"].as_str()).collect();
    assert!(rules.iter().all(|rule| rule["shortDescription"]["text"].is_string()));
    let results = one["results"].as_array().expect("results");
    let of_rule: Vec<&str> = results.iter().filter_map(|result| result["ruleId"].as_str()).collect();
    assert_eq!(of_rule, ["no_index", "unchecked"]);
    for result in results {
        assert!(ids.contains(&result["ruleId"].as_str().expect("a rule")), "{result}");
        assert!(["error", "warning"].contains(&result["level"].as_str().expect("a level")), "{result}");
        assert!(
            result["message"]["text"].is_string() && result["partialFingerprints"].is_object(),
            "{result}"
        );
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "db/checks.yaml");
        assert!(place["region"]["startLine"].as_u64().is_some_and(|line| line > 1), "{result}");
    }
}

#[tokio::test]
async fn other_commands_have_no_such_formats() {
    let database = TestDatabase::new().await;
    for args in [&["task", "list", "--format", "sarif"][..], &["--format", "sarif", "task", "list"]] {
        let run = database.tasker(args);
        assert_eq!(run.code, 2);
        assert_eq!(
            run.stderr,
            "error: `tasker task list` does not support the format sarif\n  hint: use one of table, json\n"
        );
    }
    let run = database.tasker(&["--format", "sarif", "check", "plans", "--query", "claim_steps"]);
    assert_eq!(run.json()["version"], "2.1.0");
    let mut command = database.command(&["check", "plans", "--query", "claim_steps"]);
    command.env("TASKER_FORMAT", "json");
    assert_eq!(Run::of(command).json()["kind"], "check.plans");
    fs::write(database.home().join("tasker.toml"), "format = \"json\"\n").expect("a file");
    let run = database.tasker(&["check", "plans", "--query", "claim_steps"]);
    assert_eq!(run.json()["kind"], "check.plans");
    let run = database.tasker(&["check", "plans", "--query", "claim_steps", "--format", "table"]);
    assert!(run.stdout.contains("QUERY"), "{}", run.stdout);
}

#[tokio::test]
async fn files_are_named_from_the_root_of_the_repository() {
    let database = database(CHECKS).await;
    let home = database.home();
    let in_folder = |format: &str, workspace: Option<&std::path::Path>| {
        let mut command = database.command(&["check", "plans", "--file", "checks.yaml", "--format", format]);
        command.current_dir(home.join("db"));
        if let Some(folder) = workspace {
            command.env("GITHUB_WORKSPACE", folder);
        }
        Run::of(command).stdout
    };
    assert!(in_folder("github", None).contains("file=checks.yaml,"), "of no repository");
    assert!(in_folder("github", Some(home)).contains("file=db/checks.yaml,"), "of the one that GitHub names");
    fs::create_dir(home.join(".git")).expect("a folder");
    assert!(in_folder("github", None).contains("file=db/checks.yaml,"), "of git's");
    assert!(in_folder("sarif", None).contains("\"uri\": \"db/checks.yaml\""), "in each document");
}

#[tokio::test]
async fn a_command_that_can_check_nothing_gives_a_document_too() {
    let database = database("checks: [{ name: a }]").await;
    let junit = check(&database, &["--format", "junit"]);
    assert_eq!(junit.code, 2);
    assert!(
        junit.stdout.contains("<testsuites ") && junit.stdout.contains("errors=\"1\""),
        "{}",
        junit.stdout
    );
    let github = check(&database, &["--format", "github"]).stdout;
    assert!(
        github.starts_with("::error title=tasker check plans::") && github.lines().count() == 1,
        "{github}"
    );
    let sarif = check(&database, &["--format", "sarif"]).json();
    assert_eq!(sarif["runs"][0]["invocations"][0]["executionSuccessful"], false);
    let none = ["--format", "sarif", "--database-url", "postgres://127.0.0.1:1/none", "check", "plans"];
    assert_eq!(database.tasker(&none).json()["runs"][0]["results"], serde_json::json!([]));
}
