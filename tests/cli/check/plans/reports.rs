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
      ./db/checks.yaml:17:24
      17 |     sql: select * from refunds
         |                        ^
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
    ::error file=db/checks.yaml,line=17,col=24,title=unchecked refunds::refunds was not checked: relation "refunds" does not exist (SQLSTATE 42P01)%0Ahint: check the database and schema: `--database-url`, `--schema`
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
    assert!(document.contains("tests=\"6\" failures=\"2\" errors=\"2\">"), "{document}");
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
    for rule in rules {
        for text in ["shortDescription", "fullDescription", "help"].map(|key| &rule[key]["text"]) {
            assert!(text.as_str().is_some_and(|text| text.len() > 10 && text.ends_with('.')), "{rule}");
        }
        let is_name =
            |name: &str| name.starts_with(char::is_uppercase) && name.chars().all(char::is_alphanumeric);
        assert!(rule["name"].as_str().is_some_and(is_name), "{rule}");
        assert!(rule["helpUri"].as_str().is_some_and(|uri| uri.starts_with("https://")), "{rule}");
        assert!(rule["help"]["markdown"].is_string(), "{rule}");
    }
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
    let gitlab = check(&database, &["--format", "gitlab"]).json();
    assert_eq!(gitlab[0]["severity"], "blocker");
    for command in ["plans", "scale"] {
        let none = |format: &str| {
            let none =
                ["--format", format, "--database-url", "postgres://127.0.0.1:1/none", "check", command];
            let run = database.tasker(&none);
            assert_eq!(run.code, 4, "{}", run.snapshot());
            run
        };
        assert_eq!(none("sarif").json()["runs"][0]["results"], serde_json::json!([]));
        check_junit(&none("junit").stdout);
        let tap = none("tap").stdout;
        assert!(
            tap.starts_with(&format!("TAP version 13\n1..1\nnot ok 1 - tasker check {command}\n")),
            "{tap}"
        );
        assert_eq!(proved(&tap), 1, "{tap}");
        check_gitlab(&none("gitlab").json(), 1);
    }
}

/// What the schema of Jenkins' xUnit plugin (junit-10.xsd) allows: the attributes of each element, and its children.
const JUNIT: [(&str, &[&str], &[&str]); 8] = [
    ("testsuites", &["name", "time", "tests", "failures", "errors"], &["testsuite"]),
    (
        "testsuite",
        &[
            "name",
            "tests",
            "failures",
            "errors",
            "group",
            "time",
            "skipped",
            "timestamp",
            "hostname",
            "id",
            "package",
            "file",
            "log",
            "url",
        ],
        &["testsuite", "properties", "testcase", "system-out", "system-err"],
    ),
    (
        "testcase",
        &["name", "time", "classname", "group"],
        &["skipped", "error", "failure", "system-out", "system-err"],
    ),
    ("properties", &[], &["property"]),
    ("property", &["name", "value"], &[]),
    ("failure", &["type", "message"], &[]),
    ("error", &["type", "message"], &[]),
    ("system-out", &[], &[]),
];

/// Asserts that a document is valid by the schema.
#[track_caller]
fn check_junit(document: &str) {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(document);
    let mut open: Vec<String> = Vec::new();
    let mut elements = 0;
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{error}: {document}"));
        let (element, is_empty) = match event {
            Event::Start(element) => (element, false),
            Event::Empty(element) => (element, true),
            Event::End(_) => {
                open.pop();
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        elements += 1;
        let name = String::from_utf8(element.name().as_ref().to_vec()).expect("a name");
        let (_, attributes, _) =
            JUNIT.iter().find(|(known, ..)| *known == name).unwrap_or_else(|| panic!("{name}"));
        for attribute in element.attributes() {
            let attribute = attribute.expect("an attribute");
            let key = String::from_utf8(attribute.key.as_ref().to_vec()).expect("a name");
            assert!(attributes.contains(&key.as_str()), "{name} has no {key}: {document}");
        }
        if let Some(above) = open.last() {
            let (.., children) = JUNIT.iter().find(|(known, ..)| known == above).expect("it was looked up");
            assert!(children.contains(&name.as_str()), "{above} has no {name}: {document}");
        }
        if !is_empty {
            open.push(name);
        }
    }
    assert!(elements > 2 && open.is_empty(), "{document}");
}

/// Asserts that a report has what GitLab requires of each issue; returns their number.
#[track_caller]
fn check_gitlab(report: &Value, issues: usize) {
    let schema = serde_json::json!({
        "type": "array",
        "minItems": issues,
        "maxItems": issues,
        "uniqueItems": true,
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": { "type": "string", "minLength": 1 },
                "check_name": { "type": "string", "minLength": 1 },
                "fingerprint": { "type": "string", "pattern": "^[0-9a-f]{64}$" },
                "severity": { "enum": ["info", "minor", "major", "critical", "blocker"] },
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": { "type": "string", "pattern": "^([^./]|\\.$)" },
                        "lines": { "type": "object", "required": ["begin"], "properties": { "begin": { "type": "integer", "minimum": 1 } } },
                    },
                },
            },
        },
    });
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("gitlab.json", schema).expect("a schema");
    let schema = compiler.compile("gitlab.json", &mut schemas).expect("a schema");
    schemas.validate(report, schema).unwrap_or_else(|error| panic!("{error:#}: {report}"));
}

/// The number of failed tests that Perl's harness counts in a document.
fn proved(document: &str) -> usize {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.tap"), document).expect("a document");
    let mut prove = std::process::Command::new("prove");
    let output = prove.args(["--exec", "cat", "a.tap"]).current_dir(folder.path()).output().expect("prove");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!said.contains("Parse errors"), "{said}\n{document}");
    let failed = said.split("Failed: ").nth(1).and_then(|rest| rest.split(')').next());
    failed.map_or(0, |number| number.parse().expect("a number"))
}

#[tokio::test]
async fn every_document_is_valid_by_its_format() {
    let database = database(CHECKS).await;
    check_junit(&check(&database, &["--format", "junit", "--analyze"]).stdout);
    let tap = check(&database, &["--format", "tap"]).stdout;
    assert_eq!(proved(&tap), 4, "{tap}");
    assert!(tap.starts_with("TAP version 13\n1..6\nnot ok 1 - orders of a customer: possible, custom plan\n  ---\n  message: \"no index"), "{tap}");
    assert!(tap.contains("\nok 3 - one order: possible, custom plan\n"), "{tap}");
    let gitlab = check(&database, &["--format", "gitlab"]);
    assert_eq!(gitlab.code, 3);
    let gitlab = gitlab.json();
    check_gitlab(&gitlab, 2);
    assert_eq!(
        gitlab[0]["location"],
        serde_json::json!({ "path": "db/checks.yaml", "lines": { "begin": 8 } })
    );
    assert_eq!((&gitlab[0]["check_name"], &gitlab[0]["severity"]), (&"no_index".into(), &"major".into()));
    let again = check(&database, &["--format", "gitlab", "--analyze"]).json();
    assert_eq!(gitlab[0]["fingerprint"], again[0]["fingerprint"], "the same finding, with other figures");
    let fine = check(&database, &["--format", "gitlab", "--query", "one order"]).success().json();
    check_gitlab(&fine, 0);
}
