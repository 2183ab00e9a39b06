//! Databases that cannot be adopted as they are: each is told why, with the way out, and nothing is changed.

use super::{Generation, adopt, alone, engine, fill, rows_of, schema_of};
use crate::common::{Cluster, Program, Run, TestDatabase};

/// Asserts that a phase was refused.
#[track_caller]
fn refused(run: Run, what: &str) {
    assert_eq!(run.code, 1, "{}", run.snapshot());
    assert!(run.stderr.contains(what), "{}", run.stderr);
    assert!(run.stderr.contains("hint: "), "{}", run.stderr);
}

/// Asserts that the preparation is refused after a change by hand, and leaves everything as it is.
async fn refused_after(change: &str, what: &str) {
    let database = engine(Generation::Versioned).await;
    database.client().await.batch_execute(change).await.expect("a change");
    let before = (schema_of(&database).await, rows_of(&database).await);
    refused(adopt(&database, &["prepare"]), what);
    assert_eq!((schema_of(&database).await, rows_of(&database).await), before);
}

#[tokio::test]
async fn an_older_generation_keeps_no_history() {
    let database = engine(Generation::Versioned).await;
    let older = "drop view tasker_step_dag_relationships; drop table tasker_task_transitions, tasker_workflow_step_transitions;
        alter table tasker_tasks add column status varchar(64); alter table tasker_workflow_steps add column status varchar(64)";
    database.client().await.batch_execute(older).await.expect("as it was before");
    for command in ["check", "prepare"] {
        refused(adopt(&database, &[command]), "the engine before 2.0, which kept no history of states");
    }
}

#[tokio::test]
async fn times_that_are_not_utc_are_told_by_the_clock() {
    let local = "update tasker_workflow_step_transitions set created_at = created_at + interval '2 hours'";
    refused_after(local, "are not in UTC: the newest transition lies 1").await;
}

#[tokio::test]
async fn a_materialized_view_is_a_persons_to_drop() {
    let made = "create materialized view totals as select count(*) from tasker_tasks";
    refused_after(made, "the materialized view public.totals reads the tables").await;
}

#[tokio::test]
async fn steps_that_wait_for_each_other_are_found() {
    let database = engine(Generation::Versioned).await;
    let cycle =
        "insert into tasker_workflow_step_edges (from_step_id, to_step_id, name, created_at, updated_at)
        select 98, 92, 'provides', now(), now()";
    database.client().await.batch_execute(cycle).await.expect("an edge back");
    let check = adopt(&database, &["check"]);
    assert_eq!(check.code, 3, "{}", check.snapshot());
    let what = "the steps of task 14 wait for each other in a cycle";
    assert!(check.stdout.contains(what), "{}", check.stdout);
    adopt(&database, &["prepare"]).success();
    alone(&database).await;
    let before = schema_of(&database).await;
    alone(&database).await;
    refused(adopt(&database, &["cut-over", "--in-progress", "pending"]), what);
    assert_eq!(schema_of(&database).await, before);
}

#[tokio::test]
async fn one_who_owns_nothing_may_not() {
    let database = engine(Generation::Versioned).await;
    let client = database.client().await;
    let role = format!("clerk_of_{}", database.name());
    let grants = format!("create role {role} login; grant select on all tables in schema public to {role}");
    client.batch_execute(&grants).await.expect("a role");
    let url = database
        .url()
        .replace("user=postgres", &format!("user={role}"))
        .replace("postgres@", &format!("{role}@"));
    refused(
        database.tasker(&["--database-url", &url, "migrate", "adopt", "prepare"]),
        "may not migrate database",
    );
    client.batch_execute(&format!("drop owned by {role}; drop role {role}")).await.expect("dropped");
}

#[tokio::test]
async fn a_connected_application_is_named() {
    let database = engine(Generation::Unversioned).await;
    adopt(&database, &["prepare"]).success();
    let client = database.client().await;
    client.batch_execute("set application_name = 'puma: cluster worker 3'").await.expect("a name");
    let pid: i32 = client.query_one("select pg_backend_pid()", &[]).await.expect("a process").get(0);
    let cut_over = ["cut-over", "--in-progress", "pending"];
    refused(adopt(&database, &cut_over), &format!("process {pid}, \"puma: cluster worker 3\", as postgres"));
    assert!(!client.query("select * from tasker_tasks limit 1", &[]).await.expect("unchanged").is_empty());
    let ignored = ["--ignore-application", "puma: cluster worker 3"];
    adopt(&database, &[&cut_over[..], &ignored].concat()).success();
}

#[tokio::test]
async fn a_pooler_keeps_no_lock() {
    let database = engine(Generation::Versioned).await;
    for command in ["check", "prepare", "cut-over"] {
        let run = database.tasker(&["--pooler", "migrate", "adopt", command]);
        refused(run, "an adoption needs a direct connection to PostgreSQL");
    }
}

#[tokio::test]
async fn a_replica_follows_its_primary() {
    let primary = Cluster::start_with(&["wal_level=replica"]);
    let client = crate::common::connect(&primary.url()).await;
    for script in super::scripts(Generation::Unversioned, 20) {
        client.batch_execute(&script).await.expect("the engine's tables and rows");
    }
    let replica = Cluster::standby_of(&primary);
    let at = Program::new().env("DATABASE_URL", &replica.url());
    crate::common::eventually_true(
        &crate::common::connect(&replica.url()).await,
        "to_regclass('tasker_tasks') is not null",
    )
    .await;
    for command in ["prepare", "cut-over"] {
        let run = at.run(&["migrate", "adopt", command]);
        assert_eq!(run.code, 1, "{}", run.snapshot());
    }
    refused(at.run(&["migrate", "adopt", "prepare"]), "is a read-only replica; migrate its primary instead");
}

#[tokio::test]
async fn where_nothing_is_there_nothing_is_adopted() {
    let database = TestDatabase::new().await;
    for command in ["check", "prepare", "cut-over", "derive", "verify", "undo", "finish"] {
        refused(adopt(&database, &[command]), "has no tables of the Rails engine to adopt");
    }
    assert!(adopt(&database, &[]).success().stdout.starts_with("there is nothing to adopt"));
    let empty = TestDatabase::empty().await;
    fill(&empty, Generation::Versioned, 0).await;
    alone(&empty).await;
    for phase in ["prepare", "cut-over", "derive", "verify"] {
        adopt(&empty, &[phase]).success();
    }
    empty.tasker(&["migrate", "status", "--check"]).success();
}
