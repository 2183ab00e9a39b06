//! `tasker migrate`, and what every other command says about a database that
//! is not migrated the way this program needs it.

mod down;
mod drift;
mod plan;
mod rights;
mod verify;

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use insta::assert_snapshot;

use crate::common::{Run, TestDatabase};

/// Everything said, without the database's name and what the clock says.
fn said(database: &TestDatabase, run: &Run) -> String {
    let text = run.snapshot().replace(database.name(), "DATABASE");
    let lines = text.lines().map(|line| match line.split_once(" in ") {
        Some((what, _)) if ["applied ", "built "].iter().any(|verb| line.starts_with(verb)) => {
            format!("{what} in …")
        }
        _ if line.ends_with(" UTC") => {
            let time = line.len() - "0000-00-00 00:00:00 UTC".len();
            format!("{}(a moment ago)", &line[..time])
        }
        _ => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn up_applies_everything_and_then_nothing() {
    let database = TestDatabase::empty().await;
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "up"])), @r#"
    database "DATABASE" is ready for tasker
    ------- stderr -------
    applied version 1 (create_workflow_tables) in …
    applied version 2 (create_paused_queues) in …
    built 12 indexes in …
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
    {"kind":"migrate.up","version":1,"database":"DATABASE","schema":"public","dry_run":false,"phase":null,"applied":[],"indexes":[],"drifted_indexes":[],"held_back":[]}
    [exit status: 0]
    "#);
    database.tasker(&["worker", "list"]).success();
}

#[tokio::test]
async fn status_tells_what_is_there_and_a_dry_run_what_is_not() {
    let database = TestDatabase::empty().await;
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "status", "--check"])), @r"
    PHASE   VERSION  NAME                            STATE    CHECKSUM  INSTALLED
    schema        1  create_workflow_tables          pending  15365940  -
    schema        2  create_paused_queues            pending  13978627  -
    views         3  tasker_step_dag_relationships   pending  9efb3b1f  -
    views         3  tasker_step_readiness_statuses  pending  d842697a  -
    views         3  tasker_task_execution_contexts  pending  b849cf5d  -
    views         3  tasker_task_workflow_summaries  pending  451733c4  -

    INDEX                                           SET   STATE          BUILT
    index_ready_steps_claim                         lean  missing        -
    index_backoff_steps_due                         lean  missing        -
    index_workflow_steps_task                       lean  missing        -
    index_workflow_step_edges_from                  lean  missing        -
    index_workflow_step_edges_to                    lean  missing        -
    index_step_transitions_in_progress              lean  missing        -
    index_step_transitions_failures                 lean  missing        -
    index_task_transitions_state                    lean  missing        -
    index_tasks_named_task                          lean  missing        -
    index_tasks_requested_at                        lean  missing        -
    index_tasks_tags                                lean  missing        -
    index_tasks_unfinished                          lean  missing        -
    index_task_transitions_current_state_optimized  all   not installed  -
    index_step_transitions_current_state_optimized  all   not installed  -
    index_workflow_steps_processing_status          all   not installed  -
    index_workflow_steps_retry_logic                all   not installed  -
    index_workflow_steps_backoff_timing             all   not installed  -
    index_step_transitions_current_errors           all   not installed  -
    index_step_transitions_completed_parents        all   not installed  -
    index_workflow_steps_task_covering              all   not installed  -

    0 applied, 18 pending, 0 failed, 0 drifted
    [exit status: 3]
    ");
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "up", "--dry-run"])), @r"
    would apply version 1 (create_workflow_tables)
    would apply version 2 (create_paused_queues)
    would build index index_ready_steps_claim
    would build index index_backoff_steps_due
    would build index index_workflow_steps_task
    would build index index_workflow_step_edges_from
    would build index index_workflow_step_edges_to
    would build index index_step_transitions_in_progress
    would build index index_step_transitions_failures
    would build index index_task_transitions_state
    would build index index_tasks_named_task
    would build index index_tasks_requested_at
    would build index index_tasks_tags
    would build index index_tasks_unfinished
    would apply view tasker_step_dag_relationships v3
    would apply view tasker_step_readiness_statuses v3
    would apply view tasker_task_execution_contexts v3
    would apply view tasker_task_workflow_summaries v3
    [exit status: 0]
    ");
    let client = database.client().await;
    let tables = client.query_one("select count(*) from pg_tables where schemaname = 'public'", &[]).await;
    assert_eq!(tables.expect("a count").get::<_, i64>(0), 0, "a dry run leaves nothing behind");

    database.tasker(&["migrate", "up"]).success();
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "status", "--check"])), @r"
    PHASE   VERSION  NAME                            STATE    CHECKSUM  INSTALLED
    schema        1  create_workflow_tables          applied  15365940  (a moment ago)
    schema        2  create_paused_queues            applied  13978627  (a moment ago)
    views         3  tasker_step_dag_relationships   applied  9efb3b1f  (a moment ago)
    views         3  tasker_step_readiness_statuses  applied  d842697a  (a moment ago)
    views         3  tasker_task_execution_contexts  applied  b849cf5d  (a moment ago)
    views         3  tasker_task_workflow_summaries  applied  451733c4  (a moment ago)

    INDEX                                           SET   STATE          BUILT
    index_ready_steps_claim                         lean  valid          (a moment ago)
    index_backoff_steps_due                         lean  valid          (a moment ago)
    index_workflow_steps_task                       lean  valid          (a moment ago)
    index_workflow_step_edges_from                  lean  valid          (a moment ago)
    index_workflow_step_edges_to                    lean  valid          (a moment ago)
    index_step_transitions_in_progress              lean  valid          (a moment ago)
    index_step_transitions_failures                 lean  valid          (a moment ago)
    index_task_transitions_state                    lean  valid          (a moment ago)
    index_tasks_named_task                          lean  valid          (a moment ago)
    index_tasks_requested_at                        lean  valid          (a moment ago)
    index_tasks_tags                                lean  valid          (a moment ago)
    index_tasks_unfinished                          lean  valid          (a moment ago)
    index_task_transitions_current_state_optimized  all   not installed  -
    index_step_transitions_current_state_optimized  all   not installed  -
    index_workflow_steps_processing_status          all   not installed  -
    index_workflow_steps_retry_logic                all   not installed  -
    index_workflow_steps_backoff_timing             all   not installed  -
    index_step_transitions_current_errors           all   not installed  -
    index_step_transitions_completed_parents        all   not installed  -
    index_workflow_steps_task_covering              all   not installed  -

    18 applied, 0 pending, 0 failed, 0 drifted
    [exit status: 0]
    ");
    let status = database.tasker(&["migrate", "status", "--format", "json"]).success().json();
    assert_eq!(status["kind"], "migrate.status");
    assert_eq!(status["schema"], "public");
    for entry in status["entries"].as_array().expect("a list") {
        assert_eq!(entry["state"], "applied");
        let at: jiff::Timestamp = entry["installed_at"].as_str().expect("a time").parse().expect("RFC 3339");
        assert!(jiff::Timestamp::now().duration_since(at).as_secs() < 60, "{entry}");
    }
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
    // Two versions and four views.
    assert_eq!(applied.iter().sum::<usize>(), 6, "{applied:?}");
    assert_eq!(applied.iter().max(), Some(&6), "{applied:?}");
}

#[tokio::test]
async fn another_migration_is_waited_for_and_named() {
    let database = TestDatabase::empty().await;
    let holder = database.client().await;
    let lock = include_str!("../../src/db/queries/try_migration_lock.sql");
    let taken = holder.query_one(lock, &[&"public"]).await.expect("the lock");
    assert!(taken.get::<_, bool>("is_taken"));
    let pid: i32 = holder.query_one("select pg_backend_pid()", &[]).await.expect("a pid").get(0);

    let run = database.tasker(&["migrate", "up", "--wait", "300ms"]);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    assert!(run.stderr.contains(&format!("another migration still runs (pid {pid}")), "{}", run.stderr);
    assert!(run.stderr.contains("hint: wait longer: `tasker migrate up --wait 1h`"), "{}", run.stderr);

    let mut waiting = database.command(&["migrate", "up"]);
    let mut waiting = waiting.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().expect("it starts");
    let mut remarks = BufReader::new(waiting.stderr.take().expect("a pipe")).lines();
    let remark = remarks.next().expect("a remark").expect("it is text");
    assert!(remark.starts_with(&format!("waiting for another migration to end (pid {pid}")), "{remark}");
    let release = include_str!("../../src/db/queries/release_migration_lock.sql");
    holder.execute(release, &[&"public"]).await.expect("the lock is given back");
    assert!(waiting.wait().expect("it ends").success());
}

#[tokio::test]
async fn a_database_without_tasker_is_refused_with_the_command_that_mends_it() {
    let database = TestDatabase::empty().await;
    let commands: [&[&str]; 9] = [
        &["template", "list"],
        &["template", "show", "shop/order"],
        &["task", "submit", "shop/order"],
        &["task", "list"],
        &["task", "show", "1"],
        &["task", "cancel", "1"],
        &["step", "show", "1/charge"],
        &["worker", "run", "--drain"],
        &["worker", "list"],
    ];
    for command in commands {
        insta::allow_duplicates!(assert_snapshot!(said(&database, &database.tasker(command)), @r#"
        ------- stderr -------
        error: database "DATABASE" has no Tasker schema
          hint: run `tasker migrate up`
        [exit status: 1]
        "#));
    }
    // Typed as it stands, the hint would migrate another database.
    let named = database.tasker(&["--database-url", database.url(), "task", "list"]);
    assert!(
        named.stderr.ends_with("hint: run `tasker migrate up` with the same --database-url\n"),
        "{}",
        named.stderr
    );
}

#[tokio::test]
async fn a_schema_beside_a_migrated_one_is_not_mistaken_for_it() {
    let database = TestDatabase::new().await;
    assert_snapshot!(said(&database, &database.tasker(&["--schema", "my jobs", "worker", "list"])), @r#"
    ------- stderr -------
    error: database "DATABASE" has no Tasker schema in "my jobs"
      hint: run `tasker --schema 'my jobs' migrate up`
    [exit status: 1]
    "#);
}

#[tokio::test]
async fn a_half_migrated_database_is_refused() {
    let database = TestDatabase::new().await;
    database.client().await.batch_execute("delete from tasker_installed_views").await.expect("emptied");
    assert_snapshot!(said(&database, &database.tasker(&["worker", "list"])), @r#"
    ------- stderr -------
    error: the Tasker schema of database "DATABASE" is incomplete: tasker_step_dag_relationships v3, tasker_step_readiness_statuses v3, tasker_task_execution_contexts v3, tasker_task_workflow_summaries v3 not installed
      hint: run `tasker migrate up`
    [exit status: 1]
    "#);
    database.tasker(&["migrate", "up"]).success();
    database.tasker(&["worker", "list"]).success();
}

#[tokio::test]
async fn a_newer_database_is_refused_by_every_command() {
    let database = TestDatabase::new().await;
    let newer = "insert into tasker_schema_history values (99, 'add_wings', '2026-11-23T08:00:00Z', '1')";
    database.client().await.batch_execute(newer).await.expect("a version of the future");
    for command in [["worker", "list"], ["migrate", "up"]] {
        insta::allow_duplicates!(assert_snapshot!(said(&database, &database.tasker(&command)), @r#"
        ------- stderr -------
        error: the Tasker schema of database "DATABASE" is newer than this program (0.1.0): it has add_wings v99
          hint: install the newer tasker: `git pull && cargo install --path . --locked`
        [exit status: 1]
        "#));
    }
    let status = database.tasker(&["migrate", "status", "--check"]);
    assert_eq!(status.code, 3);
    assert!(
        status.stdout.contains("add_wings                       newer than this program"),
        "{}",
        status.stdout
    );
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
    client.batch_execute("create table tasker_workflow_steps ()").await.expect("a table in the way");
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "up"])), @r#"
    ------- stderr -------
    error: version 1 (create_workflow_tables) was not applied
      caused by: relation "tasker_workflow_steps" already exists (SQLSTATE 42P07)
      hint: nothing of it was kept; run `tasker migrate up` again once the cause is gone
    [exit status: 1]
    "#);
    client.batch_execute("drop table tasker_workflow_steps").await.expect("out of the way");
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
async fn a_pooler_is_no_place_to_migrate_from_and_leaves_the_search_path_to_the_role() {
    let database = TestDatabase::empty().await;
    assert_snapshot!(said(&database, &database.tasker(&["--pooler", "migrate", "up"])), @r"
    ------- stderr -------
    error: migrations need a connection to PostgreSQL itself, not to a pooler
      hint: name the server's own port and leave out --pooler (TASKER_POOLER, pooler in tasker.toml)
    [exit status: 2]
    ");
    database.tasker(&["--schema", "jobs", "migrate", "up"]).success();
    assert_snapshot!(said(&database, &database.tasker(&["--pooler", "--schema", "jobs", "worker", "list"])), @r#"
    ------- stderr -------
    error: names in database "DATABASE" are not looked up in schema "jobs" first
      hint: through a pooler the role decides: `alter role "postgres" set search_path = "jobs", public`
    [exit status: 1]
    "#);
    let search_path = format!("alter database {} set search_path = jobs, public", database.name());
    database.client().await.batch_execute(&search_path).await.expect("a default of the database");
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
    client.batch_execute(&format!("drop role {role}")).await.expect("it owns nothing");
    assert_snapshot!(said(&database, &run), @r#"
    ------- stderr -------
    error: user "clerk_of_DATABASE" may not read the Tasker schema of database "DATABASE"
      caused by: permission denied for table tasker_schema_history (SQLSTATE 42501)
      hint: as its owner: `grant usage on schema "public" to "clerk_of_DATABASE"; grant select, insert, update, delete on all tables in schema "public" to "clerk_of_DATABASE"`
    [exit status: 1]
    "#);
}

#[tokio::test]
async fn what_is_applied_is_told_to_programs_with_each_key_once() {
    let database = TestDatabase::empty().await;
    let run = database.tasker(&["migrate", "up", "--format", "json"]).success();
    let first = r#"{"kind":"migrate.event","version":1,"event":"applied","entry":{"phase":"schema","version":1,"name":"create_workflow_tables"},"took_ms":"#;
    assert!(run.stderr.starts_with(first), "{}", run.stderr);
}

#[tokio::test]
async fn every_command_knows_a_schema_whose_name_needs_quoting() {
    let database = TestDatabase::empty().await;
    let schema = "their \"odd\", Größe's \\ jobs";
    let quoted = tasker::db::quote_identifier(schema);
    let at = |args: &[&str]| database.tasker(&[&["--schema", schema, "migrate"], args].concat());
    let plan = at(&["plan"]).success();
    assert!(plan.stdout.contains(&format!("create schema if not exists {quoted}")), "{}", plan.stdout);
    at(&["up", "--indexes", "all"]).success();
    at(&["status", "--check"]).success();
    at(&["verify"]).success();
    at(&["down", "--phase", "views"]).success();
    let dropped = at(&["down", "--phase", "indexes"]).success();
    assert_eq!(dropped.stdout.lines().filter(|line| line.starts_with("dropped index ")).count(), 20);
    assert!(at(&["plan"]).success().stdout.contains("create index concurrently index_ready_steps_claim"));
    assert_eq!((at(&["status", "--check"]).code, at(&["verify"]).code), (3, 3));
    at(&["up"]).success();
    at(&["views", "--to", "v3"]).success();
    at(&["status", "--check"]).success();
    let strays =
        "select count(*) from pg_class where relname like '%task%' and relnamespace = 'public'::regnamespace";
    assert_eq!(database.client().await.query_one(strays, &[]).await.expect("a count").get::<_, i64>(0), 0);
}
