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
async fn the_tables_are_found_in_their_schema_whatever_it_is_called() {
    let database = TestDatabase::empty().await;
    for schema in ["jobs", "my \"odd\" schema", "back\\slash, 'quote'"] {
        let session = open(&database, |_| {}, schema).await;
        let quoted = tasker::db::quote_identifier(schema);
        session.client().batch_execute(&format!("create schema {quoted}")).await.expect("a schema");
        session.script("create table tasker_found (id int)").await.expect("a table");
        let count = "select count(*) from pg_tables where schemaname = $1 and tablename = 'tasker_found'";
        let found = session.query_one(count, &[&schema]).await.expect("a count");
        assert_eq!(found.get::<_, i64>(0), 1, "{schema}");
    }
}

/// The path of our own statements, and that of a user's.
#[tokio::test]
async fn the_path_has_nothing_user_made_but_for_a_users_statement() {
    let database = TestDatabase::empty().await;
    for pooler in [false, true] {
        let mut session = open(&database, |target| target.pooler = pooler, "jobs").await;
        let path = "select current_setting('search_path')";
        let ours = session.row::<String>(path, &[]).await.expect("a setting");
        assert_eq!(ours, "pg_catalog, pg_temp", "pooler: {pooler}");
        let both = session.transaction(async |session| {
            let ours = session.row::<String>(path, &[]).await?;
            session.use_path_of_role().await?;
            Ok::<_, tokio_postgres::Error>((ours, setting(session, "search_path").await))
        });
        let (ours, of_role) = both.await.expect("a transaction");
        assert_eq!((ours.as_str(), of_role.as_str()), ("pg_catalog, pg_temp", "\"$user\", public"));
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
            tasker::db::queries::migrations::record_view::record_view(
                session,
                "a view",
                1,
                "a checksum",
                "public",
            )
            .await?;
            tasker::db::queries::migrations::record_view::record_view(
                session,
                "a view",
                2,
                "a checksum",
                "public",
            )
            .await
        })
        .await
        .expect("the same in a transaction");
    assert_eq!(prepared(&session).await, 0);
    let kept = session.query_one("select version from tasker_installed_views where name = 'a view'", &[]);
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
    // Except for where our statements look names up.
    assert_eq!(setting(&session, "search_path").await, "pg_catalog, pg_temp");
}
