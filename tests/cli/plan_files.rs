//! The files around `tasker check plans`: those of checks, baselines, kept plans.

use std::fs;

use insta::assert_snapshot;
use tasker::model::yaml::Code;

use crate::common::{Program, Run, TestDatabase};

const FAULTY: &str = "\
checks:
  - name: orders
    sql: select 1
    file: orders.sql
    expct: { no_seq_scan: 1000 }
  - name: orders
    sql: select $1
    parameters: [[1, 2]]
    expect: { no_seqscan: 10, max_time: 100, max_rows: many }
  - name: orders
    file: missing.sql
    plans: generc
    expect: { index_used: [] }
  - name: a/b
    sql: ''
    parameters: [1]
    cases: []
    expect: { max_estimate_error: 0.5 }
";

#[test]
fn every_fault_of_a_file_is_shown_with_its_line_and_a_hint() {
    let program = Program::new();
    fs::write(program.home().join("checks.yaml"), FAULTY).expect("a file");
    let run = program.run(&["check", "plans", "--file", "checks.yaml"]);
    assert_eq!(run.code, 2);
    assert_snapshot!(run.snapshot(), @r#"
    ------- stderr -------
    error[conflicting_keys]: the statement is written twice
     --> checks.yaml:4:11
      |
    4 |     file: orders.sql
      |           ^^^^^^^^^^
      |
      = hint: keep one of `sql` and `file`

    error[unknown_key]: a check has no key "expct"
     --> checks.yaml:5:5
      |
    5 |     expct: { no_seq_scan: 1000 }
      |     ^^^^^
      |
      = hint: did you mean `expect`?

    error[wrong_type]: a parameter is one value, as PostgreSQL reads it
     --> checks.yaml:8:18
      |
    8 |     parameters: [[1, 2]]
      |                  ^^^^^^
      |
      = hint: write an array as '{1,2}' and JSON in quotes: '{"id": 1}'

    error[unknown_key]: `expect` has no key "no_seqscan"
     --> checks.yaml:9:15
      |
    9 |     expect: { no_seqscan: 10, max_time: 100, max_rows: many }
      |               ^^^^^^^^^^
      |
      = hint: did you mean `no_seq_scan`?

    error[bad_duration]: "100" is no duration: its unit is missing
     --> checks.yaml:9:41
      |
    9 |     expect: { no_seqscan: 10, max_time: 100, max_rows: many }
      |                                         ^^^
      |
      = hint: write 100s for seconds

    error[wrong_type]: expected a whole number, found text
     --> checks.yaml:9:56
      |
    9 |     expect: { no_seqscan: 10, max_time: 100, max_rows: many }
      |                                                        ^^^^

    error[unreadable_sql]: cannot read "missing.sql": No such file or directory (os error 2)
      --> checks.yaml:11:11
       |
    11 |     file: missing.sql
       |           ^^^^^^^^^^^
       |
       = hint: name a file beside this one that holds one statement

    error[out_of_range]: "generc" is none of the choices
      --> checks.yaml:12:12
       |
    12 |     plans: generc
       |            ^^^^^^
       |
       = hint: did you mean `generic`?

    error[empty]: the list of indexes is empty
      --> checks.yaml:13:27
       |
    13 |     expect: { index_used: [] }
       |                           ^^
       |
       = hint: remove the key, or write a name

    error[bad_name]: "a/b" is no name
      --> checks.yaml:14:11
       |
    14 |   - name: a/b
       |           ^^^
       |
       = hint: write letters, digits, spaces and dashes

    error[empty]: the statement is empty
      --> checks.yaml:15:10
       |
    15 |     sql: ''
       |          ^^
       |
       = hint: write the query to look at

    error[conflicting_keys]: both parameters and cases are written
      --> checks.yaml:17:12
       |
    17 |     cases: []
       |            ^^
       |
       = hint: move the parameters into a case of their own

    error[empty]: the list of cases is empty
      --> checks.yaml:17:12
       |
    17 |     cases: []
       |            ^^
       |
       = hint: remove the key, or write a case

    error[out_of_range]: 0.5 is out of range
      --> checks.yaml:18:35
       |
    18 |     expect: { max_estimate_error: 0.5 }
       |                                   ^^^
       |
       = hint: write 1 or more

    error: 14 faults in checks.yaml
    [exit status: 2]
    "#);
}

#[test]
fn a_file_that_holds_no_checks_says_what_to_write() {
    let program = Program::new();
    let check = |text: &str| {
        fs::write(program.home().join("checks.yaml"), text).expect("a file");
        let run = program.run(&["check", "plans", "--file", "checks.yaml"]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
        run.stderr
    };
    assert!(check("# nothing yet\n").contains("`tasker check schema` has every key"));
    assert!(check("checks: []\n").contains("a file of checks needs at least one"));
    assert!(check("checks:\n- name: [\n").contains(Code::BadSyntax.as_str()));
    let one = "- { name: a, sql: select 1, expect: { max_cost: 1 } }\n";
    let twice = check(&format!("checks:\n{one}{one}"));
    assert!(twice.contains("there is a check \"a\" already\n --> checks.yaml:3:3"), "{twice}");
    let run = program.run(&["check", "plans", "--file", "none.yaml"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("cannot read it: No such file"), "{}", run.stderr);
}

#[test]
fn the_schema_is_one_that_editors_take() {
    let schema = Program::new().run(&["check", "schema"]).success().json();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("checks.json", schema).expect("a resource");
    let mut schemas = boon::Schemas::new();
    let compiled = compiler.compile("checks.json", &mut schemas).expect("a schema");
    for (text, is_valid) in [
        (
            "{ checks: [{ name: a, sql: select 1, expect: { no_seq_scan: true, index_used: [a, b], max_time: 100ms } }] }",
            true,
        ),
        ("{ checks: [{ name: a, sql: select 1, expect: { no_seqscan: true } }] }", false),
        ("{ checks: [] }", false),
    ] {
        let value: serde_json::Value = serde_saphyr::from_str(text).expect("YAML");
        assert_eq!(schemas.validate(&value, compiled).is_ok(), is_valid, "{text}");
    }
}

async fn database() -> TestDatabase {
    let database = TestDatabase::empty().await;
    let tables = "create table orders (id bigint primary key, customer int not null, made_at date not null);
                  insert into orders select place, place % 500, date '2026-01-01' from generate_series(1, 20000) place;
                  create index orders_customer on orders (customer);
                  analyze orders";
    database.client().await.batch_execute(tables).await.expect("a table");
    write_checks(&database, &["orders: all/of one", "by id"]);
    database
}

/// A check of each name; the second and later ones search by the key.
fn write_checks(database: &TestDatabase, names: &[&str]) {
    let mut text = "checks:\n".to_owned();
    for (place, name) in names.iter().enumerate() {
        let (name, column) = (name.replace('/', " "), ["customer", "id"][place.min(1)]);
        text += &format!(
            "- name: '{name}'\n  sql: select * from orders where {column} = $1\n  parameters: [7]\n"
        );
        text += "  expect: { max_cost: 100000 }\n";
    }
    fs::write(database.home().join("checks.yaml"), text).expect("a file of checks");
}

fn check(database: &TestDatabase, more: &[&str]) -> Run {
    database.tasker(&[&["check", "plans", "--file", "checks.yaml"], more].concat())
}

#[tokio::test]
async fn plans_are_kept_as_viewers_read_them() {
    let database = database().await;
    let run = check(&database, &["--save-plans", "kept/plans", "--tier", "chosen"]).success();
    assert_eq!(run.stderr, "4 plans saved in kept/plans\n");
    let mut names: Vec<String> = fs::read_dir(database.home().join("kept/plans"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a plain name"))
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "by-id.default.chosen.custom.json",
            "by-id.default.chosen.generic.json",
            "orders--all-of-one.default.chosen.custom.json",
            "orders--all-of-one.default.chosen.generic.json",
        ]
    );
    let text = fs::read_to_string(database.home().join("kept/plans").join(&names[0])).expect("a plan");
    let plan: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(plan[0]["Plan"]["Index Name"], "orders_pkey");
    let run = check(&database, &["--save-plans", "checks.yaml"]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
}

#[tokio::test]
async fn a_baseline_is_written_once_and_told_when_the_plan_changes() {
    let database = database().await;
    let baseline = ["--baseline", "plans.json"];
    let run = check(&database, &baseline);
    assert_eq!(run.code, 2);
    let update = "tasker check plans --baseline plans.json --update-baseline";
    assert!(run.stderr.contains(update), "{}", run.stderr);

    let updating = [baseline[0], baseline[1], "--update-baseline"];
    let run = check(&database, &updating).success();
    assert!(run.stderr.contains("plans.json has the plans of PostgreSQL "), "{}", run.stderr);
    assert!(run.stderr.contains(": 2 added, 0 changed, 0 removed\n"), "{}", run.stderr);
    let written = fs::read_to_string(database.home().join("plans.json")).expect("a baseline");
    assert!(
        written.contains(
            "        \"default, custom\": [\n          \"Index Scan using orders_pkey on orders\"\n"
        ),
        "{written}"
    );
    assert!(!written.contains("Cost"), "{written}");
    let run = check(&database, &updating).success();
    assert!(run.stderr.contains("plans.json is as it was"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(database.home().join("plans.json")).expect("a baseline"), written);
    let run = check(&database, &baseline).success();
    assert!(run.stdout.contains("2 queries: 2 passed"), "{}", run.stdout);

    let client = database.client().await;
    client.batch_execute("drop index orders_customer").await.expect("dropped");
    let run = check(&database, &[&baseline[..], &["--tier", "chosen"]].concat());
    assert_eq!(run.code, 3, "{}", run.stdout);
    assert!(
        run.stdout.contains("✗ plan_changed  orders: all of one has another plan than the baseline\n"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("  + Seq Scan on orders\n"), "{}", run.stdout);
    assert!(run.stdout.contains(update), "{}", run.stdout);
    let report =
        check(&database, &[&baseline[..], &["--tier", "chosen", "--format", "json"]].concat()).json();
    let violation = &report["findings"][0]["violations"][0];
    assert_eq!(violation["place"]["file"], "plans.json");
    let line = violation["place"]["line"].as_u64().expect("a line") as usize;
    assert_eq!(written.lines().nth(line - 1), Some("      \"orders: all of one\": {"));

    let run = check(&database, &[&updating[..], &["--tier", "chosen"]].concat()).success();
    assert!(run.stderr.contains("~ orders: all of one\n  default, custom\n"), "{}", run.stderr);
    assert!(run.stderr.contains(": 0 added, 1 changed, 0 removed\n"), "{}", run.stderr);
    check(&database, &[&baseline[..], &["--tier", "chosen"]].concat()).success();
}

#[tokio::test]
async fn what_a_baseline_does_not_hold_is_not_taken_for_good() {
    let database = database().await;
    let baseline = ["--baseline", "plans.json"];
    check(&database, &["--baseline", "plans.json", "--update-baseline"]).success();
    write_checks(&database, &["orders: all/of one", "another"]);
    let run = check(&database, &baseline);
    assert_eq!(run.code, 4, "{}", run.stdout);
    assert!(run.stdout.contains("? another was not checked"), "{}", run.stdout);
    assert!(run.stdout.contains("the baseline has no such plan\n"), "{}", run.stdout);
    assert!(
        run.stdout.contains("the baseline has plans of what is no longer checked: by id\n"),
        "{}",
        run.stdout
    );
    assert_eq!(
        check(&database, &["--baseline", "plans.json", "--format", "json"]).json()["gone_from_checks"][0],
        "by id"
    );
    // One query of several says nothing of the others.
    let run = check(&database, &["--baseline", "plans.json", "--query", "orders: all of one"]).success();
    assert!(!run.stdout.contains("no longer checked"), "{}", run.stdout);
    let run =
        check(&database, &["--baseline", "plans.json", "--query", "another", "--update-baseline"]).success();
    assert!(run.stderr.contains(": 1 added, 0 changed, 0 removed\n"), "{}", run.stderr);
    let run = check(&database, &["--baseline", "plans.json", "--update-baseline"]).success();
    assert!(run.stderr.contains("- by id\n"), "{}", run.stderr);

    let file = database.home().join("plans.json");
    let text = fs::read_to_string(&file).expect("a baseline");
    let major = text.lines().nth(3).expect("a major").trim().trim_end_matches(": {");
    fs::write(&file, text.replace(major, "\"9\"")).expect("written");
    let run = check(&database, &baseline);
    assert_eq!(run.code, 4, "{}", run.stdout);
    assert!(
        run.stdout.contains(&format!("the baseline has no plans of PostgreSQL {}", major.trim_matches('"'))),
        "{}",
        run.stdout
    );
    check(&database, &["--baseline", "plans.json", "--update-baseline"]).success();
    assert!(
        fs::read_to_string(&file).expect("a baseline").contains("\"9\": {"),
        "the other major keeps its plans"
    );
    check(&database, &baseline).success();

    fs::write(&file, "{}").expect("written");
    let run = check(&database, &baseline);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("plans.json is no baseline: missing field `version`"), "{}", run.stderr);
}
