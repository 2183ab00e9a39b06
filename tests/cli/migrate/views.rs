//! `tasker migrate views`: other versions, and what was changed by hand.

use insta::assert_snapshot;
use tokio_postgres::Client;

use crate::common::{Run, TestDatabase};

/// Everything said, without the database's name and what the clock says.
fn said(database: &TestDatabase, run: &Run) -> String {
    let text = run.snapshot().replace(database.name(), "DATABASE");
    let lines = text.lines().map(|line| match line.strip_suffix(" UTC") {
        Some(line) => format!("{}(just now)", &line[..line.len() - "0000-00-00 00:00:00".len()]),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The versions of the views by the ledger, and whether v1's sort stands in the
/// readiness view itself.
async fn installed(client: &Client) -> (Vec<i32>, bool) {
    let rows = client.query("select distinct version from tasker_installed_views order by version", &[]);
    let versions = rows.await.expect("a ledger").iter().map(|row| row.get("version")).collect();
    let definition = client
        .query_one("select pg_get_viewdef('tasker_step_readiness_statuses'::regclass) as text", &[])
        .await
        .expect("a definition");
    (versions, definition.get::<_, &str>("text").to_lowercase().contains("sort_key desc"))
}

#[tokio::test]
async fn the_views_move_to_any_version_and_back() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "views"])), @"
    VIEW                            VERSION  STATE      INSTALLED
    tasker_step_readiness_statuses  v3       unchanged  (just now)
    tasker_step_dag_relationships   v3       unchanged  (just now)
    tasker_task_execution_contexts  v3       unchanged  (just now)
    tasker_task_workflow_summaries  v3       unchanged  (just now)
    [exit status: 0]
    ");
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "views", "--to", "v1", "--dry-run"])), @"
    would replace tasker_step_readiness_statuses: v3 → v1
    would replace tasker_step_dag_relationships: v3 → v1
    would replace tasker_task_execution_contexts: v3 → v1
    would replace tasker_task_workflow_summaries: v3 → v1
    [exit status: 0]
    ");
    assert_eq!(installed(&client).await, (vec![3], false), "a dry run changes nothing");
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "views", "--to", "v1"])), @"
    replaced tasker_step_readiness_statuses: v3 → v1
    replaced tasker_step_dag_relationships: v3 → v1
    replaced tasker_task_execution_contexts: v3 → v1
    replaced tasker_task_workflow_summaries: v3 → v1
    [exit status: 0]
    ");
    assert_eq!(installed(&client).await, (vec![1], true));
    database.tasker(&["migrate", "views", "--to", "v2"]).success();
    assert_eq!(installed(&client).await, (vec![2], false));
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "views", "--to", "v2"])), @"
    every view is at v2 already
    [exit status: 0]
    ");

    let run = database.tasker(&["migrate", "views", "--to", "v3", "--format", "json"]).success().json();
    assert_eq!(run["kind"], "migrate.views");
    assert_eq!(run["dry_run"], false);
    let changes = run["changes"].as_array().expect("a list");
    assert_eq!(changes.len(), 4);
    for change in changes {
        assert_eq!(
            (&change["from"], &change["to"], &change["state"]),
            (&2.into(), &3.into(), &"unchanged".into())
        );
    }
    for view in run["views"].as_array().expect("a list") {
        assert_eq!((&view["version"], &view["state"]), (&3.into(), &"unchanged".into()));
    }
}

#[tokio::test]
async fn the_version_an_operator_chose_is_accepted_and_stays() {
    let database = TestDatabase::new().await;
    database.tasker(&["migrate", "views", "--to", "v2"]).success();
    database.tasker(&["worker", "list"]).success();
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "up"])), @r#"
    database "DATABASE" is up to date
    [exit status: 0]
    "#);
    let status = database.tasker(&["migrate", "status", "--check"]).success();
    let entries = said(&database, &status);
    assert_snapshot!(entries.split("\n\n").next().expect("a table ahead of that of the indexes"), @"
    PHASE   VERSION  NAME                                STATE    CHECKSUM  INSTALLED
    schema        1  create_workflow_tables              applied  15365940  (just now)
    schema        2  create_paused_queues                applied  13978627  (just now)
    schema        3  fence_claims_by_number              applied  12427429  (just now)
    schema        4  give_each_handler_its_lanes         applied  95832702  (just now)
    schema        5  submit_and_apply_by_function        applied  97958254  (just now)
    schema        6  write_the_log_when_an_attempt_ends  applied  15265149  (just now)
    schema        7  count_tasks_by_state                applied  10140158  (just now)
    schema        8  archive_ended_tasks                 applied  47869715  (just now)
    schema        9  check_contexts                      applied  25578814  (just now)
    views         2  tasker_step_dag_relationships       applied  3b7159b2  (just now)
    views         2  tasker_step_readiness_statuses      applied  a768b575  (just now)
    views         2  tasker_task_execution_contexts      applied  c736e76d  (just now)
    views         2  tasker_task_workflow_summaries      applied  9080fda6  (just now)
    ");
    assert_eq!(installed(&database.client().await).await, (vec![2], false));
}

const BY_HAND: &str = "
    create or replace view tasker_task_execution_contexts as
    select task_id, named_task_id, 'fine'::text as status, 0::bigint as total_steps, 0::bigint as pending_steps,
           0::bigint as in_progress_steps, 0::bigint as completed_steps, 0::bigint as failed_steps,
           0::bigint as ready_steps, ''::text as execution_status, ''::text as recommended_action,
           0::numeric as completion_percentage, 'healthy'::text as health_status
      from tasker_tasks";

#[tokio::test]
async fn a_view_changed_by_hand_is_named_and_overwritten_only_by_force() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    client.batch_execute(BY_HAND).await.expect("an operator's view");
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "views"])), @"
    VIEW                            VERSION  STATE            INSTALLED
    tasker_step_readiness_statuses  v3       unchanged        (just now)
    tasker_step_dag_relationships   v3       unchanged        (just now)
    tasker_task_execution_contexts  v3       changed by hand  (just now)
    tasker_task_workflow_summaries  v3       unchanged        (just now)
    [exit status: 0]
    ");
    for flags in [&["--to", "v2"][..], &["--to", "v3"], &["--to", "v2", "--dry-run"]] {
        let run = database.tasker(&[&["migrate", "views"], flags].concat());
        assert_eq!(run.code, 1, "{}", run.snapshot());
        assert!(
            run.stderr.contains("view tasker_task_execution_contexts was changed by hand"),
            "{}",
            run.stderr
        );
    }
    assert_eq!(installed(&client).await, (vec![3], false));
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "views", "--to", "v3"])), @r"
    ------- stderr -------
    error: view tasker_task_execution_contexts was changed by hand after it was installed
      hint: save the output of `\sv tasker_task_execution_contexts` in psql; to overwrite the view: `tasker migrate views --to v3 --force`
    [exit status: 1]
    ");
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "views", "--to", "v3", "--force"])), @"
    replaced tasker_task_execution_contexts: v3 (changed by hand) → v3
    [exit status: 0]
    ");
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "views", "--to", "v3"])), @"
    every view is at v3 already
    [exit status: 0]
    ");
}

#[tokio::test]
async fn a_view_that_was_dropped_is_made_again() {
    let database = TestDatabase::new().await;
    let drop = "drop view tasker_step_readiness_statuses cascade";
    database.client().await.batch_execute(drop).await.expect("three views less");
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "views"])), @"
    VIEW                            VERSION  STATE            INSTALLED
    tasker_step_readiness_statuses  v3       dropped by hand  (just now)
    tasker_step_dag_relationships   v3       unchanged        (just now)
    tasker_task_execution_contexts  v3       dropped by hand  (just now)
    tasker_task_workflow_summaries  v3       dropped by hand  (just now)
    [exit status: 0]
    ");
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "views", "--to", "v3"])), @"
    replaced tasker_step_readiness_statuses: v3 (dropped by hand) → v3
    replaced tasker_task_execution_contexts: v3 (dropped by hand) → v3
    replaced tasker_task_workflow_summaries: v3 (dropped by hand) → v3
    [exit status: 0]
    ");
    let question = "select count(*) from tasker_task_workflow_summaries";
    database.client().await.query_one(question, &[]).await.expect("it is there again");
}

#[tokio::test]
async fn grants_and_views_that_read_ours_stay() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    client
        .batch_execute(
            "create view ready_now as select * from tasker_step_readiness_statuses where ready_for_execution;
             grant select on tasker_step_readiness_statuses to public",
        )
        .await
        .expect("an operator's own");
    for version in ["v1", "v2", "v3"] {
        database.tasker(&["migrate", "views", "--to", version]).success();
        client.query("select * from ready_now", &[]).await.expect("the operator's view");
    }
    let granted = client
        .query_one("select relacl::text like '%=r/%' as is_granted from pg_class where relname = 'tasker_step_readiness_statuses'", &[])
        .await
        .expect("a view");
    assert!(granted.get::<_, bool>("is_granted"));
}

#[tokio::test]
async fn other_columns_are_not_dropped_from_under_those_who_read_them() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    client
        .batch_execute(
            "create or replace view tasker_task_workflow_summaries as
             select before.*, 1 as mine
               from (select task_id, total_steps, pending_steps, in_progress_steps, completed_steps, failed_steps,
                            ready_steps, '[]'::jsonb as root_step_ids, 0::bigint as root_step_count,
                            '[]'::jsonb as blocked_step_ids, '[]'::jsonb as blocking_reasons,
                            '[]'::jsonb as next_executable_step_ids, ''::text as processing_strategy
                       from tasker_task_execution_contexts) before;
             create view dashboard as select mine from tasker_task_workflow_summaries",
        )
        .await
        .expect("an operator's views");
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "views", "--to", "v2", "--force"])), @"
    ------- stderr -------
    error: the columns of view tasker_task_workflow_summaries were changed; these depend on it: dashboard
      caused by: cannot drop columns from view (SQLSTATE 42P16)
      hint: nothing was changed; drop the view and its dependents, then run `tasker migrate views --to v2` and create your dependents again
    [exit status: 1]
    ");
    assert_eq!(installed(&client).await, (vec![3], false), "nothing is half done");
}

#[tokio::test]
async fn somebody_who_reads_a_view_is_not_waited_for_long() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    client
        .batch_execute("begin; select * from tasker_task_workflow_summaries")
        .await
        .expect("a reader who does not end");
    let pid: i32 = client.query_one("select pg_backend_pid()", &[]).await.expect("a pid").get(0);
    let impatient = ["migrate", "views", "--to", "v2", "--lock-timeout", "300ms", "--lock-tries", "2"];
    let run = database.tasker(&impatient);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    let kept_waiting =
        format!("could not get the lock for moving the views, blocked by pid {pid}, in a transaction for ");
    assert!(run.stderr.contains(&kept_waiting) && run.stderr.contains("(1 of 2)"), "{}", run.stderr);
    let said = format!(
        "error: could not get the lock of view tasker_task_workflow_summaries (2 attempts of 300ms); \
         blocked by pid {pid}, in a transaction for "
    );
    assert!(run.stderr.contains(&said), "{}", run.stderr);
    let hint = "hint: nothing was changed; run it when that session has ended, or allow more attempts: \
                `tasker migrate views --to v2 --lock-tries 50`";
    assert!(run.stderr.contains(hint), "{}", run.stderr);
    client.batch_execute("rollback").await.expect("the reader ends");
    assert_eq!(installed(&client).await, (vec![3], false));
    database.tasker(&impatient).success();
}

#[tokio::test]
async fn nothing_is_moved_where_there_is_nothing_or_through_a_pooler() {
    let database = TestDatabase::empty().await;
    for args in [&["migrate", "views"][..], &["migrate", "views", "--to", "v2"]] {
        insta::allow_duplicates!(assert_snapshot!(said(&database, &database.tasker(args)), @r#"
        ------- stderr -------
        error: database "DATABASE" has no complete Tasker schema
          hint: run `tasker migrate up`
        [exit status: 1]
        "#));
    }
    let run = database.tasker(&["--pooler", "migrate", "views", "--to", "v2"]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(run.stderr.contains("through a pooler"), "{}", run.stderr);
    let run = database.tasker(&["migrate", "views", "--force"]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
}

#[tokio::test]
async fn the_options_of_a_view_stay_whatever_its_version() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let is_newer: bool = client
        .query_one("select current_setting('server_version_num')::integer >= 150000", &[])
        .await
        .unwrap()
        .get(0);
    // From 15 on, a view can run as its reader.
    let option = if is_newer { "security_invoker" } else { "security_barrier" };
    let set = format!("alter view tasker_step_readiness_statuses set ({option} = true)");
    client.batch_execute(&set).await.expect("an option");
    let options = "select array_to_string(reloptions, ',') from pg_class where relname = 'tasker_step_readiness_statuses'";
    for to in ["v2", "v1", "v3"] {
        database.tasker(&["migrate", "views", "--to", to]).success();
        let found: Option<String> = client.query_one(options, &[]).await.expect("the view").get(0);
        assert_eq!(found, Some(format!("{option}=true")), "{to}");
    }
    database.tasker(&["migrate", "status", "--check"]).success();
}
