//! `tasker check plans --file` with queries as people keep them: several in a file, with named parameters.

use std::fs;

use insta::assert_snapshot;

use super::database;
use crate::common::{Program, TestDatabase};

const QUERIES: &str = "\
-- name: GetOrder :one
select * from orders where id = @id;

-- name: on-day(customer, day)^
select * from orders
 where customer = :customer
   and made_at = :day::date;

-- name: misspelt
select *
  from orders
 where custmer = :customer;

-- name: psycopg
select * from orders where id = %(order)s;

-- name: make
create table x ();
";

#[tokio::test]
async fn each_query_of_an_sql_file_is_a_check() {
    let database = database().await;
    fs::write(database.home().join("queries.sql"), QUERIES).expect("a file");
    let run = database.tasker(&["check", "plans", "--file", "queries.sql"]);
    assert_eq!(run.code, 4, "{}", run.snapshot());
    assert_snapshot!(run.stdout.split("PostgreSQL 1").next().expect("text"), @r#"
       QUERY     PLANS  COST  ROWS  PAGES  MS
    ✓  GetOrder      2   8.3     1      -   -
    ✓  on-day        2  84.2    40      -   -
    ?  misspelt      2     -     -      -   -
    ?  psycopg       2     -     -      -   -

    ? misspelt was not checked (possible, generic plan), nor 1 more plan: column "custmer" does not exist (SQLSTATE 42703)
      queries.sql:12:8
      12 |  where custmer = :customer;
         |        ^
      hint: Perhaps you meant to reference the column "orders.customer".

    ? psycopg was not checked (possible, custom plan), nor 1 more plan: syntax error at or near "%" (SQLSTATE 42601)
      queries.sql:15:33
      15 | select * from orders where id = %(order)s;
         |                                 ^
      hint: PostgreSQL's parameters are `$1`, `$2`, …, and `:name` works here too: write one of these: `:order` in place of `%(order)s`

    4 queries: 2 passed, 0 failed, 2 not checked; no findings
    checked: can an index serve it (possible); does the planner choose it (chosen)
    left out: 1 statement, such as make: it is a statement without a plan
    "#);
    let files = ["--file", ".", "--query", "GetOrder"];
    fs::remove_file(database.home().join("checks.yaml")).expect("removed");
    let run = database.tasker(&[&["check", "plans", "--analyze"], &files[..]].concat()).success();
    assert!(run.stdout.contains("✓  GetOrder"), "a folder without YAML is one of SQL: {}", run.stdout);
    let annotated =
        database.tasker(&["check", "plans", "--file", "queries.sql", "--format", "github"]).stdout;
    assert!(annotated.contains("file=queries.sql,line=12,col=8,title=unchecked misspelt"), "{annotated}");
}

#[tokio::test]
async fn a_check_selects_a_query_and_names_its_parameters() {
    let database = database().await;
    fs::write(database.home().join("queries.sql"), QUERIES).expect("a file");
    let checks = "checks:
  - name: given
    file: queries.sql
    query: on-day
    parameters: { day: 2026-01-01, customer: 7 }
    expect: { max_rows: 40, index_used: orders_customer }
  - name: drawn
    file: queries.sql
    query: on-day
    parameters_from: select '2026-01-02' as day, 7 as customer
    expect: { max_rows: 0 }
  - name: wrong
    sql: |
      select *
        from orders where id = :id and nothing
    parameters: [7]
    expect: { max_rows: 1 }
";
    fs::write(database.home().join("checks.yaml"), checks).expect("a file");
    let run = database.tasker(&["check", "plans", "--file", "checks.yaml", "--analyze", "--tier", "chosen"]);
    assert_eq!(run.code, 4, "{}", run.snapshot());
    for name in ["given", "drawn"] {
        assert!(run.stdout.contains(&format!("✓  {name}")), "{}", run.stdout);
    }
    let expected = "  checks.yaml:15:40\n  15 |         from orders where id = :id and nothing\n     |                                        ^\n";
    assert!(run.stdout.contains(expected), "{}", run.stdout);
}

#[test]
fn what_is_wrong_with_names_is_shown_where_they_stand() {
    let program = Program::new();
    fs::write(program.home().join("queries.sql"), QUERIES).expect("a file");
    fs::write(program.home().join("two.sql"), "select 1; select 2").expect("a file");
    let checks = "checks:
  - { name: a, file: queries.sql, expect: { max_rows: 1 } }
  - { name: b, file: queries.sql, query: GetOrders, expect: { max_rows: 1 } }
  - { name: c, file: queries.sql, query: GetOrder, parameters: { ids: 1 }, expect: { max_rows: 1 } }
  - { name: d, sql: select 1, query: x, expect: { max_rows: 1 } }
  - { name: e, file: two.sql, expect: { max_rows: 1 } }
";
    fs::write(program.home().join("checks.yaml"), checks).expect("a file");
    let run = program.run(&["check", "plans", "--file", "checks.yaml"]);
    assert_eq!(run.code, 2);
    let lines: Vec<&str> = run
        .stderr
        .lines()
        .filter(|line| line.starts_with("error") || line.contains("-->") || line.contains("hint: "))
        .map(str::trim)
        .collect();
    assert_snapshot!(lines.join("\n"), @r#"
    error[missing_key]: "queries.sql" holds 5 queries
    --> checks.yaml:2:22
    = hint: select one: write `query: NAME`, of GetOrder, on-day, misspelt, psycopg, make
    error[unknown_query]: "queries.sql" has no query "GetOrders"
    --> checks.yaml:3:42
    = hint: did you mean `GetOrder`?
    error[bad_parameter]: there is no value for the parameter "id"
    --> checks.yaml:4:64
    = hint: write `id: …`
    error[bad_parameter]: the statement has no parameter "ids"
    --> checks.yaml:4:66
    = hint: did you mean `id`?
    error[missing_key]: `query` selects one of the queries of `file`, which is missing
    --> checks.yaml:5:38
    = hint: write `file: QUERIES.sql`
    error[bad_statement]: "two.sql" holds 2 statements
    --> checks.yaml:6:22
    = hint: name each with a line `-- name: NAME` above it; a check selects one with `query: NAME`
    error: 6 errors in checks.yaml
    "#);
    let of_sql = |text: &str| {
        fs::write(program.home().join("x.sql"), text).expect("a file");
        let run = program.run(&["check", "plans", "--file", "x.sql"]);
        assert_eq!(run.code, 2);
        run.stderr
    };
    assert!(of_sql("select 1; select 2").contains("2 statements without names"));
    assert!(of_sql("-- nothing").contains("holds no statement"));
    let twice = of_sql("-- name: a\nselect 1;\n-- name: a\nselect 2");
    assert!(twice.contains("there is a query \"a\" already\n --> x.sql:3:1"), "{twice}");
    assert!(of_sql("-- name: a\nselect 1; select 2").contains("the query \"a\" has 2 statements"));
}

#[tokio::test]
async fn tables_of_ones_own_are_made_and_filled_for_the_check() {
    let database = TestDatabase::empty().await;
    let write = |name: &str, text: &str| fs::write(database.home().join(name), text).expect("a file");
    write(
        "schema.sql",
        "\\restrict x\nselect set_config('search_path', '', false);\ncreate table public.orders (id bigint primary key, customer int not null);\n",
    );
    write("fill.sql", "insert into orders select n, n % 500 from generate_series(1, 20000) n;");
    write("queries.sql", "-- name: of_customer\nselect * from orders where customer = :c");
    let made = ["check", "plans", "--file", "queries.sql", "--schema-file", "schema.sql"];
    let run = database.tasker(&[&made[..], &["--fill", "fill.sql"]].concat());
    assert_eq!(run.code, 3, "{}", run.snapshot());
    assert!(run.stdout.contains("found orders is, with 20,000 rows"), "{}", run.stdout);
    let run = database.tasker(&[&made[..], &["--tier", "possible"]].concat());
    assert_eq!(run.code, 3, "empty tables are enough: {}", run.snapshot());
    assert_eq!(
        database
            .client()
            .await
            .query("select from pg_class where relname = 'orders'", &[])
            .await
            .expect("rows")
            .len(),
        0
    );

    let run = database.tasker(&["check", "plans", "--file", "queries.sql", "--at-scale", "1"]);
    assert_eq!(run.code, 4);
    assert!(run.stdout.contains("make yours with `--schema-file FILE.sql`"), "{}", run.stdout);
    write("fill.sql", "\n insert into nothing values (1);");
    let run = database.tasker(&[&made[..], &["--fill", "fill.sql"]].concat());
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("fill.sql:2:14: the server refuses a statement"), "{}", run.stderr);
    write("fill.sql", "copy orders from stdin;\n1\t2\n\\.\n");
    let run = database.tasker(&[&made[..], &["--fill", "fill.sql"]].concat());
    assert!(run.code == 2 && run.stderr.contains("insert … select"), "{}", run.stderr);
}
