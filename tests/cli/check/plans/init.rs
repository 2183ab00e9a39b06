//! `tasker check plans --init`: a file that passes at once, from what a real server counted.

use std::fs;

use crate::common::{Cluster, Program, TestDatabase, connect};

#[tokio::test]
async fn the_file_has_the_costliest_statements_and_passes_at_once() {
    let cluster = Cluster::start_with(&["shared_preload_libraries=pg_stat_statements"]);
    let client = connect(&cluster.url()).await;
    client
        .batch_execute(
            "create schema counts;
             create extension pg_stat_statements schema counts;
             create table orders (id bigint primary key, customer int not null, note text);
             insert into orders select place, place % 500, 'note' from generate_series(1, 20000) place;
             create index orders_customer on orders (customer);
             analyze orders;
             select counts.pg_stat_statements_reset()",
        )
        .await
        .expect("tables");
    for _ in 0..5 {
        client.query("select * from orders where customer = $1 order by id", &[&7]).await.expect("rows");
    }
    client
        .batch_execute("update orders set note = 'it''s' where id = 7; select count(*) from orders")
        .await
        .expect("rows");
    client
        .batch_execute("select id from orders where now() - interval '1 day' < now() and id = 3")
        .await
        .expect("rows");
    client.batch_execute("create temp table tasker_tasks ()").await.expect("a table");
    client.batch_execute("select from tasker_tasks").await.expect("rows");

    let program = Program::new().env("DATABASE_URL", &cluster.url());
    let run = program.run(&["check", "plans", "--init", "checks.yaml"]).success();
    assert!(
        run.stderr
            .contains("checks written to checks.yaml; run them with `tasker check plans --file checks.yaml`"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("it is a statement without a plan"), "{}", run.stderr);
    let text = fs::read_to_string(program.home().join("checks.yaml")).expect("a file");
    for line in [
        "# yaml-language-server: $schema=checks.schema.json",
        "  - name: select orders",
        "      select * from orders where customer = $1 order by id",
        "    # $1 integer: planned for unknown values; to draw real ones from the database with",
        "      index_used: [\"orders_customer\"]",
        "    reads_all: true",
        "  - name: update orders",
        "      select id from orders where now() - $1::interval < now() and id = $2",
        "# left out: 1 statement, such as `select from tasker_tasks`: it is a statement of this program",
    ] {
        assert!(text.lines().any(|written| written == line), "{line}\n{text}");
    }
    let run = program.run(&["check", "plans", "--file", "checks.yaml"]).success();
    assert!(run.stdout.contains("✓  select orders"), "{}", run.stdout);

    let again = program.run(&["check", "plans", "--init", "checks.yaml"]);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("checks.yaml already exists"), "{}", again.stderr);
    fs::write(program.home().join("checks.yaml"), "").expect("a file");
    let _ = program.run(&["check", "plans", "--init", "checks.yaml", "--force"]).success();
    assert!(fs::metadata(program.home().join("checks.yaml")).expect("a file").len() > 100);
    client.batch_execute("drop index orders_customer").await.expect("dropped");
    let run = program.run(&["check", "plans", "--file", "checks.yaml"]);
    assert_eq!(run.code, 3, "what the file holds can break: {}", run.stdout);
}

#[tokio::test]
async fn a_server_that_counts_nothing_is_told_what_to_install() {
    let database = TestDatabase::empty().await;
    let run = database.tasker(&["check", "plans", "--init", "checks.yaml"]);
    assert_eq!(run.code, 4, "{}", run.snapshot());
    assert!(run.stderr.contains("create extension pg_stat_statements"), "{}", run.stderr);
    assert!(run.stderr.contains("shared_preload_libraries"), "{}", run.stderr);
    assert!(!database.home().join("checks.yaml").exists());
}
