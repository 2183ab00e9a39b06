//! `sql` steps that are cut short: what the server still does for them.

use nix::sys::signal::Signal;
use tokio_postgres::Client;

use crate::common::{Process, TestDatabase, eventually_true};

/// A statement that holds a lock and never ends by itself.
const ENDLESS: &str = "
name: endless
version: '1.0.0'
steps:
  - name: wait
    handler:
      sql:
        statement: with locked as (update ledger set amount = amount + 1 returning amount) select pg_sleep(600) from locked
    retry: { limit: 1 }
";

/// A worker in the middle of the endless statement.
async fn worker_at_work(database: &TestDatabase, client: &Client) -> Process {
    client.batch_execute("create table ledger (amount int); insert into ledger values (1)").await.unwrap();
    let _ = database.tasker_with_stdin(&["template", "apply", "-"], ENDLESS).success();
    let _ = database.tasker(&["task", "submit", "endless"]).success();
    let worker = Process::start(database.command(&["worker", "run"]));
    until(client, 1).await;
    worker
}

/// Waits until so many backends of this database run the statement.
async fn until(client: &Client, wanted: i64) {
    let running = "select count(*) from pg_stat_activity
                    where datname = current_database() and state = 'active' and wait_event = 'PgSleep'";
    eventually_true(client, &format!("({running}) = {wanted}")).await;
}

/// Nobody holds the row any more, and nothing was done to it.
async fn assert_untouched(client: &Client) {
    let row = client.query_one("select amount from ledger for update nowait", &[]).await.unwrap();
    assert_eq!(row.get::<_, i32>(0), 1);
}

#[tokio::test]
async fn cancelling_a_task_ends_its_statement_on_the_server() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let worker = worker_at_work(&database, &client).await;
    let _ = database.tasker(&["task", "cancel", "1", "--yes"]).success();
    until(&client, 0).await;
    assert_untouched(&client).await;
    worker.signal(Signal::SIGTERM);
    worker.ended().await.success();
}

#[tokio::test]
async fn a_worker_stopped_at_once_ends_its_statements() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let worker = worker_at_work(&database, &client).await;
    worker.signal(Signal::SIGTERM);
    // Two signals at once would be one.
    worker.says("draining: ").await;
    worker.signal(Signal::SIGTERM);
    assert_eq!(worker.ended().await.code, 130);
    until(&client, 0).await;
    assert_untouched(&client).await;
}

#[tokio::test]
async fn the_server_notices_a_killed_worker_and_lets_go_of_its_locks() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let worker = worker_at_work(&database, &client).await;
    worker.signal(Signal::SIGKILL);
    worker.ended().await;
    until(&client, 0).await;
    assert_untouched(&client).await;
}
