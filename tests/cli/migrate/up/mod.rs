//! `tasker migrate up`.

mod earlier_version;
mod indexes;
mod prepared;

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use insta::assert_snapshot;

use crate::common::{Run, TestDatabase};
use crate::migrate::said;

#[tokio::test]
async fn up_applies_everything_and_then_nothing() {
    let database = TestDatabase::empty().await;
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "up"])), @r#"
    database "DATABASE" is ready for tasker
    ------- stderr -------
    applied version 1 (create_workflow_tables) in …
    applied version 2 (create_paused_queues) in …
    applied version 3 (fence_claims_by_number) in …
    applied version 4 (give_each_handler_its_lanes) in …
    applied version 5 (submit_and_apply_by_function) in …
    applied version 6 (write_the_log_when_an_attempt_ends) in …
    applied version 7 (count_tasks_by_state) in …
    applied version 8 (archive_ended_tasks) in …
    applied version 9 (check_contexts) in …
    built 11 indexes in …
    applied view tasker_step_dag_relationships v3 in …
    applied view tasker_step_readiness_statuses v3 in …
    applied view tasker_task_execution_contexts v3 in …
    applied view tasker_task_workflow_summaries v3 in …
    [exit status: 0]
    "#);
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "up"])), @r#"
    database "DATABASE" is up to date
    [exit status: 0]
    "#);
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "up", "--format", "json"])), @r#"
    {"kind":"migrate.up","version":1,"database":"DATABASE","schema":"public","dry_run":false,"phase":null,"applied":[],"indexes":[],"drifted_indexes":[],"held_back":[],"creators":[]}
    [exit status: 0]
    "#);
    database.tasker(&["worker", "list"]).success();
}

#[tokio::test]
async fn of_two_at_once_one_applies_and_both_succeed() {
    let database = TestDatabase::empty().await;
    let runs = [(); 4].map(|()| {
        let mut command = database.command(&["migrate", "up", "--format", "json"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
    });
    let applied = runs.map(|run| {
        let run = Run::from(run.wait_with_output().expect("the program ends")).success();
        run.json()["applied"].as_array().expect("a list").len()
    });
    // Nine versions and four views.
    assert_eq!(applied.iter().sum::<usize>(), 13, "{applied:?}");
    assert_eq!(applied.iter().max(), Some(&13), "{applied:?}");
}

#[tokio::test]
async fn another_migration_is_waited_for_and_named() {
    let database = TestDatabase::empty().await;
    let holder = database.client().await;
    let lock = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src/db/queries/migrations/try_migration_lock.sql"
    ));
    let taken = holder.query_one(lock, &[&"public"]).await.expect("the lock");
    assert!(taken.get::<_, bool>("is_taken"));
    let pid: i32 = holder.query_one("select pg_backend_pid()", &[]).await.expect("a pid").get(0);

    let run = database.tasker(&["migrate", "up", "--wait", "300ms"]);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    assert!(run.stderr.contains("error: another migration is still running after "), "{}", run.stderr);
    assert!(run.stderr.contains(&format!("ms (pid {pid}")), "{}", run.stderr);
    assert!(run.stderr.contains("hint: wait longer: `tasker migrate up --wait 1h`"), "{}", run.stderr);

    let mut waiting = database.command(&["migrate", "up"]);
    let mut waiting = waiting.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().expect("it starts");
    let mut remarks = BufReader::new(waiting.stderr.take().expect("a pipe")).lines();
    let remark = remarks.next().expect("a remark").expect("it is text");
    assert!(remark.starts_with(&format!("waiting for another migration to end (pid {pid}")), "{remark}");
    let release = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src/db/queries/migrations/release_migration_lock.sql"
    ));
    holder.execute(release, &[&"public"]).await.expect("the lock is given back");
    assert!(waiting.wait().expect("it ends").success());
}

#[tokio::test]
async fn a_version_changed_after_it_was_applied_is_refused() {
    let database = TestDatabase::new().await;
    let changed = "update tasker_schema_history set checksum = '1' where version = 1";
    database.client().await.batch_execute(changed).await.expect("a checksum of another file");
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "up"])), @r#"
    ------- stderr -------
    error: the Tasker schema of database "DATABASE" was made by another program: create_workflow_tables v1 is divergent
      hint: compare with `tasker migrate status`
    [exit status: 1]
    "#);
}

#[tokio::test]
async fn a_version_that_fails_keeps_nothing_and_can_be_run_again() {
    let database = TestDatabase::empty().await;
    let client = database.client().await;
    client.batch_execute("create domain tasker_workflow_steps as int").await.expect("a type in the way");
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "up"])), @r#"
    ------- stderr -------
    error: version 1 (create_workflow_tables) was not applied
      caused by: type "tasker_workflow_steps" already exists (SQLSTATE 42710)
        server's hint: A relation has an associated type of the same name, so you must use a name that doesn't conflict with any existing type.
      hint: it was rolled back; fix the cause, then run `tasker migrate up` again
    [exit status: 1]
    "#);
    client.batch_execute("drop domain tasker_workflow_steps").await.expect("out of the way");
    database.tasker(&["migrate", "up"]).success();
}

#[tokio::test]
async fn schemas_with_odd_names_live_side_by_side() {
    let database = TestDatabase::empty().await;
    for schema in ["my \"odd\" schema", "back\\slash, comma's", "Größe"] {
        database.tasker(&["--schema", schema, "migrate", "up"]).success();
        database.tasker(&["--schema", schema, "worker", "list"]).success();
        let status =
            database.tasker(&["--schema", schema, "--format", "json", "migrate", "status"]).success();
        assert_eq!(status.json()["schema"], schema);
        assert_eq!(status.json()["entries"][0]["state"], "applied");
        let table = database.client().await;
        let found = table
            .query_one(
                "select count(*) from pg_tables where schemaname = $1 and tablename = 'tasker_tasks'",
                &[&schema],
            )
            .await;
        assert_eq!(found.expect("a count").get::<_, i64>(0), 1, "{schema}");
    }
}

#[tokio::test]
async fn a_pooler_is_no_place_to_migrate_from_but_finds_every_schema() {
    let database = TestDatabase::empty().await;
    assert_snapshot!(said(&database, &database.tasker(&["--pooler", "migrate", "up"])), @r"
    ------- stderr -------
    error: migrations need a direct connection to PostgreSQL, not one through a pooler
      hint: connect to the server's own port, without --pooler (TASKER_POOLER, pooler in tasker.toml)
    [exit status: 2]
    ");
    database.tasker(&["--schema", "jobs", "migrate", "up"]).success();
    database.tasker(&["--pooler", "--schema", "jobs", "worker", "list"]).success();
}

#[tokio::test]
async fn a_user_without_rights_is_told_which_to_grant() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let role = format!("clerk_of_{}", database.name());
    client.batch_execute(&format!("create role {role} login")).await.expect("a role");
    let url = database
        .url()
        .replace("postgres@", &format!("{role}@"))
        .replace("user=postgres", &format!("user={role}"));
    let run = database.tasker(&["--database-url", &url, "worker", "list"]);
    let (first, hint) = run.stderr.split_once("  hint: ").expect("a hint");
    assert_eq!(
        first.replace(database.name(), "DATABASE"),
        "error: user \"clerk_of_DATABASE\" may not read the Tasker schema of database \"DATABASE\"\n  caused by: permission \
         denied for table tasker_schema_history (SQLSTATE 42501)\n"
    );
    let grants = hint.split('`').nth(1).expect("a command");
    client.batch_execute(grants).await.expect("the command works as it is");
    for args in [
        ["worker", "list"],
        ["task", "list"],
        ["template", "list"],
        ["migrate", "views"],
        ["check", "indexes"],
    ] {
        database.tasker(&[&["--database-url", &url], &args[..]].concat()).success();
    }
    // Reading, and no more.
    let more = "select count(*) from information_schema.role_table_grants where grantee = $1 and privilege_type <> 'SELECT'";
    assert_eq!(client.query_one(more, &[&role]).await.expect("a count").get::<_, i64>(0), 0);
    client.batch_execute(&format!("drop owned by {role}; drop role {role}")).await.expect("the role goes");
}
