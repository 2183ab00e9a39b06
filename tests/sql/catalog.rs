//! What the versions make, against the committed description of it: installed at
//! once, and by way of every earlier version.

use std::path::{Path, PathBuf};

use tasker::db::{Purpose, Session, Source, Target, connect};
use tasker::migrate::program::newest_version;
use tasker::migrate::{Run, SchemaVersion, Scope, catalog, up};
use tokio_postgres::Client;

use crate::common::TestDatabase;

/// Writes the files anew instead of comparing them.
const WRITE: &str = "TASKER_WRITE_CATALOG";

fn target(database: &TestDatabase) -> Target {
    Target::from_url(database.url(), Source::Flag).expect("a URL that was used already")
}

async fn session(database: &TestDatabase) -> Session {
    connect(&target(database), "public", Purpose::Command).await.expect("a session")
}

async fn migrate(database: &TestDatabase, to: Option<i32>) {
    let scope = Scope { to: to.map(SchemaVersion), ..Scope::default() };
    up(&Run::new(&target(database), "public"), &scope).await.expect("the migrations apply");
}

fn file(version: i32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("migrations/catalog/V{version:04}.txt"))
}

#[tokio::test]
async fn each_version_makes_what_its_file_says() {
    for version in 1..=newest_version() {
        let database = TestDatabase::empty().await;
        migrate(&database, Some(version)).await;
        let found = catalog::describe(&session(&database).await, "public").await.expect("the catalog");
        if std::env::var_os(WRITE).is_some() {
            std::fs::write(file(version), &found).expect("a file of the project");
        }
        let expected = std::fs::read_to_string(file(version)).unwrap_or_default();
        let hint = format!(
            "migrations/catalog is not what the versions make\n  of a new version: `{WRITE}=1 cargo test --test sql catalog::`"
        );
        assert!(found == expected, "version {version}: {hint}\n{}", difference(&expected, &found));
        assert!(found.lines().count() > 100, "{found}");
    }
}

/// The lines that are in one only.
fn difference(expected: &str, found: &str) -> String {
    let only = |one: &str, other: &str, sign: char| -> String {
        one.lines()
            .filter(|line| !other.lines().any(|o| o == *line))
            .map(|line| format!("{sign} {line}\n"))
            .collect()
    };
    only(expected, found, '-') + &only(found, expected, '+')
}

/// Everything that a database has in its schema: catalog, indexes, views, rights and comments aside.
async fn everything(client: &Client) -> Vec<String> {
    let rows = client
        .query(
            "select 'index ' || indexdef from pg_indexes where schemaname = 'public'
              union all
             select 'view ' || viewname || ' ' || definition from pg_views where schemaname = 'public'
              union all
             select 'column ' || concat_ws(' ', table_name, column_name, ordinal_position, data_type, is_nullable, column_default)
               from information_schema.columns where table_schema = 'public'
              union all
             select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
              where connamespace = 'public'::regnamespace
              union all
             select 'options ' || relname || ' ' || reloptions::text from pg_class
              where relnamespace = 'public'::regnamespace and reloptions is not null
              union all
             select 'version ' || concat_ws(' ', version, name, checksum) from tasker_schema_history
              order by 1",
            &[],
        )
        .await
        .expect("the catalog");
    rows.iter().map(|row| row.get(0)).collect()
}

#[tokio::test]
async fn every_earlier_schema_ends_as_a_fresh_install() {
    let fresh = TestDatabase::empty().await;
    migrate(&fresh, None).await;
    let expected = everything(&fresh.client().await).await;
    for version in 1..newest_version() {
        let database = TestDatabase::empty().await;
        migrate(&database, Some(version)).await;
        let client = database.client().await;
        // Somebody has worked with it.
        let row = "insert into tasker_named_tasks (name) values ('an old one')";
        client.batch_execute(row).await.expect("a row");
        migrate(&database, None).await;
        assert_eq!(everything(&client).await, expected, "from version {version}");
        let kept = client.query_one("select count(*) from tasker_named_tasks", &[]).await.expect("a count");
        assert_eq!(kept.get::<_, i64>(0), 1);
    }
}
