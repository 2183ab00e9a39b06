//! What a connection is set to before its first statement.

use tasker::db::{Purpose, Session, Source, Target, connect};

use crate::common::TestDatabase;

async fn setting(session: &Session, name: &str) -> String {
    let row = session.client().query_one("select current_setting($1)", &[&name]).await;
    row.expect("a setting").get(0)
}

async fn open(database: &TestDatabase, change: impl FnOnce(&mut Target), schema: &str) -> Session {
    let mut target = Target::from_url(database.url(), Source::Flag).expect("a URL");
    change(&mut target);
    connect(&target, schema, Purpose::Command).await.expect("a session")
}

#[tokio::test]
async fn each_purpose_limits_what_it_waits_for() {
    let database = TestDatabase::empty().await;
    let target = Target::from_url(database.url(), Source::Flag).expect("a URL");
    let purposes = [Purpose::Command, Purpose::Bulk, Purpose::Worker, Purpose::Handler, Purpose::Migration];
    for purpose in purposes {
        let session = connect(&target, "public", purpose).await.expect("a session");
        assert_eq!(setting(&session, "TimeZone").await, "UTC");
        assert_eq!(setting(&session, "application_name").await, "tasker");
        for limit in ["lock_timeout", "idle_in_transaction_session_timeout"] {
            assert_ne!(setting(&session, limit).await, "0", "{purpose:?} sets no {limit}");
        }
    }
}

#[tokio::test]
async fn names_are_looked_up_in_the_schema_first_whatever_it_is_called() {
    let database = TestDatabase::empty().await;
    for schema in ["jobs", "my \"odd\" schema", "back\\slash, 'quote'"] {
        let session = open(&database, |_| {}, schema).await;
        let quoted = tasker::db::quote_identifier(schema);
        session.client().batch_execute(&format!("create schema {quoted}")).await.expect("a schema");
        let row = session.client().query_one("select current_schema()::text", &[]).await.expect("a name");
        assert_eq!(row.get::<_, &str>(0), schema);
    }
}

#[tokio::test]
async fn nothing_is_set_for_a_session_behind_a_pooler() {
    let database = TestDatabase::empty().await;
    let plain = database.client().await;
    let session = open(&database, |target| target.pooler = true, "jobs").await;
    for name in
        ["search_path", "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "jit"]
    {
        let untouched = plain.query_one("select current_setting($1)", &[&name]).await.expect("a setting");
        assert_eq!(setting(&session, name).await, untouched.get::<_, String>(0), "{name}");
    }
}

#[tokio::test]
async fn nothing_stays_prepared_behind_a_pooler() {
    let database = TestDatabase::new().await;
    let mut session = open(&database, |target| target.pooler = true, "public").await;
    let prepared = async |session: &Session| {
        let row = session.client().query_one("select count(*) from pg_prepared_statements", &[]).await;
        // Less the one that counts.
        row.expect("a count").get::<_, i64>(0) - 1
    };
    let found = tasker::db::queries::migrations::schema_exists::schema_exists(&session, "public").await;
    assert!(found.expect("an answer"), "parameters are bound");
    session
        .transaction(async |session| {
            tasker::db::queries::migrations::record_view::record_view(session, "a view", 1, "a checksum")
                .await?;
            tasker::db::queries::migrations::record_view::record_view(session, "a view", 2, "a checksum")
                .await
        })
        .await
        .expect("the same in a transaction");
    assert_eq!(prepared(&session).await, 0);
    let kept =
        session.client().query_one("select version from tasker_installed_views where name = 'a view'", &[]);
    assert_eq!(kept.await.expect("the row").get::<_, i32>(0), 2);
}

#[tokio::test]
async fn what_the_person_asks_for_wins() {
    let database = TestDatabase::empty().await;
    let join = if database.url().contains('?') { '&' } else { '?' };
    let url = format!(
        "{}{join}options=-c%20statement_timeout%3D7s%20-c%20search_path%3Delsewhere&application_name=mine",
        database.url()
    );
    let target = Target::from_url(&url, Source::Flag).expect("a URL");
    let session = connect(&target, "jobs", Purpose::Command).await.expect("a session");
    assert_eq!(setting(&session, "statement_timeout").await, "7s");
    assert_eq!(setting(&session, "application_name").await, "mine");
    // Except for where Tasker's tables are: that is --schema's.
    assert_eq!(setting(&session, "search_path").await, "\"jobs\",\"$user\",public");
}
