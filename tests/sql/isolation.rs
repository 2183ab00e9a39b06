//! The ground the other tests stand on: each has a database of its own.

use crate::common::TestDatabase;

#[tokio::test]
async fn each_test_has_a_migrated_database_of_its_own() {
    let (one, other) = (TestDatabase::new().await, TestDatabase::new().await);
    let insert = "insert into tasker_named_tasks (name, version) values ('alone', '1.0.0')";
    one.client().await.execute(insert, &[]).await.unwrap();
    let count = "select count(*) from tasker_named_tasks";
    let seen: i64 = other.client().await.query_one(count, &[]).await.unwrap().get(0);
    assert_eq!(seen, 0);
}

#[tokio::test]
async fn a_database_is_gone_when_its_test_is_over() {
    let lasting = TestDatabase::empty().await;
    let name = TestDatabase::empty().await.name().to_owned();
    let found = "select from pg_database where datname = $1";
    let found = lasting.client().await.query_opt(found, &[&name]).await.unwrap();
    assert!(found.is_none());
}
