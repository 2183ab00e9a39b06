//! What a command does that meets the engine's tables without having been asked to adopt them: nothing, and says so.

use super::{Generation, engine};
use crate::common::TestDatabase;

/// Everything there is in the database, by name.
const OBJECTS: &str = "select string_agg(found, e'\\n' order by found)
      from (select relkind::text || ' ' || nspname || '.' || relname as found
              from pg_class join pg_namespace on pg_namespace.oid = relnamespace
             where nspname not like 'pg\\_%' and nspname <> 'information_schema'
             union all
            select 'function ' || oid::regprocedure from pg_proc where pronamespace = 'public'::regnamespace
             union all
            select 'schema ' || nspname from pg_namespace where nspname not like 'pg\\_%') objects";

async fn objects(database: &TestDatabase) -> String {
    database.client().await.query_one(OBJECTS, &[]).await.expect("a list").get(0)
}

#[tokio::test]
async fn every_command_says_what_the_tables_are_and_leaves_them() {
    for (generation, name) in
        [(Generation::Unversioned, "2.0 or 2.1"), (Generation::Versioned, "2.2 or later")]
    {
        let database = engine(generation).await;
        let before = objects(&database).await;
        let commands: [&[&str]; 14] = [
            &["migrate", "up"],
            &["migrate", "up", "--dry-run"],
            &["migrate", "up", "--phase", "indexes"],
            &["migrate", "plan"],
            &["migrate", "plan", "--sql"],
            &["migrate", "status"],
            &["migrate", "status", "--check"],
            &["migrate", "views", "--to", "v2"],
            &["migrate", "down", "--yes", "--phase", "indexes"],
            &["migrate", "down", "--yes", "--phase", "views"],
            &["task", "list"],
            &["stuck"],
            &["template", "list"],
            &["worker", "run", "--drain", "--no-wait"],
        ];
        for command in commands {
            let run = database.tasker(command);
            assert_eq!(run.code, 1, "{command:?}: {}", run.snapshot());
            let said = format!("has the tables of the Rails engine Tasker ({name})");
            assert!(run.stderr.contains(&said), "{command:?}: {}", run.stderr);
            for way in ["`tasker --schema jobs migrate up`", "`tasker migrate adopt check`"] {
                assert!(run.stderr.contains(way), "{command:?}: {}", run.stderr);
            }
            assert_eq!(run.stdout, "", "{command:?} promises something");
        }
        // A check that cannot run proves nothing.
        assert_eq!(database.tasker(&["migrate", "verify"]).code, 4);
        assert_eq!(objects(&database).await, before);

        // The way beside them, which the error names.
        database.tasker(&["--schema", "jobs", "migrate", "up"]).success();
        database.tasker(&["--schema", "jobs", "migrate", "status", "--check"]).success();
        database.client().await.batch_execute("drop schema jobs cascade").await.expect("dropped");
        assert_eq!(objects(&database).await, before);
    }
}

#[tokio::test]
async fn one_who_owns_nothing_is_told_the_same() {
    let database = engine(Generation::Versioned).await;
    let client = database.client().await;
    let role = format!("clerk_of_{}", database.name());
    client.batch_execute(&format!("create role {role} login")).await.expect("a role");
    let url = database
        .url()
        .replace("user=postgres", &format!("user={role}"))
        .replace("postgres@", &format!("{role}@"));
    let run = database.tasker(&["--database-url", &url, "migrate", "up"]);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    assert!(run.stderr.contains("the Rails engine"), "{}", run.stderr);
    client.batch_execute(&format!("drop role {role}")).await.expect("dropped");
}
