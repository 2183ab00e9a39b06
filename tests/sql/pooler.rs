//! What a transaction pooler does to a session, with a real one between.

use crate::common::{Pooler, TestDatabase, connect};

/// The premise of all that is tested through it: transactions of one client meet several server
/// processes, and what one client sets is there for the others.
#[tokio::test]
async fn one_client_meets_several_server_processes() {
    let database = TestDatabase::empty().await;
    let pooler = Pooler::before(&database);
    let (client, other) =
        (connect(&pooler.url(database.name())).await, connect(&pooler.url(database.name())).await);
    let pid = async |client: &tokio_postgres::Client| {
        let found = client.simple_query("select pg_backend_pid()").await.expect("a pid");
        found.iter().find_map(|message| match message {
            tokio_postgres::SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
            _ => None,
        })
    };
    let first = pid(&client).await;
    other.batch_execute("begin").await.expect("a transaction");
    assert_eq!(pid(&other).await, first, "the other client has got the process");
    assert_ne!(pid(&client).await, first, "and this one another");
    other.batch_execute("rollback").await.expect("its end");
}
