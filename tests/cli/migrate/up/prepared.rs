//! Prepared transactions, which no session has: a crashed transaction manager leaves them, with their locks.

use tokio_postgres::Client;

use crate::common::{Cluster, Program, Run, connect};

const LEFT: &str = "the prepared transaction \"o'brien\" of ";
const END: &str = "(to end it: rollback prepared 'o''brien')";

/// Prepares a transaction of these statements under a name that needs quotes.
async fn prepare(client: &Client, statements: &str) {
    let statements = format!("begin; {statements}; prepare transaction 'o''brien'");
    client.batch_execute(&statements).await.expect("a prepared transaction");
}

#[track_caller]
fn assert_named(run: &Run) {
    assert!(run.stderr.contains(LEFT) && run.stderr.contains(END), "{}", run.snapshot());
    // The session that watches the build is no reason to wait.
    assert!(!run.stderr.contains("\"tasker migrate"), "{}", run.snapshot());
}

#[tokio::test]
async fn a_prepared_transaction_is_named_with_the_command_that_ends_it() {
    let cluster = Cluster::start_with(&["max_prepared_transactions=2"]);
    let program = Program::new().env("DATABASE_URL", &cluster.url());
    let _ = program.run(&["migrate", "up"]).success();
    let client = connect(&cluster.url()).await;
    client.batch_execute("drop index index_tasks_tagged").await.expect("an index to build");

    prepare(&client, "lock table tasker_tasks in share mode").await;
    let plan = program.run(&["migrate", "plan"]).success();
    assert!(plan.stdout.contains(&format!("would wait for {LEFT}")), "{}", plan.stdout);
    assert_eq!(plan.stdout.matches(END).count(), 2, "as holder of a lock and as the oldest: {}", plan.stdout);
    client.batch_execute("rollback prepared 'o''brien'").await.expect("what the message says");

    prepare(&client, "lock table tasker_tasks in row exclusive mode").await;
    let build = ["migrate", "up", "--build-limit", "2s"];
    let run = program.run(&build);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    assert_named(&run);
    client.batch_execute("rollback prepared 'o''brien'").await.expect("what the message says");
    let _ = program.run(&build).success();

    prepare(&client, "select from tasker_step_readiness_statuses").await;
    let views = ["migrate", "views", "--to", "v2", "--lock-timeout", "1s", "--lock-tries", "1"];
    let run = program.run(&views);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    assert_named(&run);
    client.batch_execute("rollback prepared 'o''brien'").await.expect("what the message says");
    let _ = program.run(&views).success();
}
