//! What `tasker migrate status` says about a database that somebody has changed by hand.

use serde_json::Value;

use crate::common::{Run, TestDatabase};

fn status(database: &TestDatabase, schema: &str) -> Run {
    database.tasker(&["--schema", schema, "--format", "json", "migrate", "status", "--check"])
}

/// What differs: kind, name, and whether it is gone, changed or added.
fn differences(run: &Run) -> Vec<(String, String, &'static str)> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let run = run.json();
    let differences = run["differences"].as_array().expect("a list").iter();
    let how = |difference: &Value| match (&difference["expected"], &difference["found"]) {
        (Value::String(_), Value::Null) => "gone",
        (Value::String(_), Value::String(_)) => "changed",
        _ => "added",
    };
    differences.map(|found| (text(&found["kind"]), text(&found["name"]), how(found))).collect()
}

#[tokio::test]
async fn each_change_by_hand_is_told_and_taking_it_back_settles_it() {
    let database = TestDatabase::empty().await;
    let schema = "their \"odd\" jobs";
    database.tasker(&["--schema", schema, "migrate", "up"]).success();
    assert_eq!(differences(&status(&database, schema).success()), []);
    let client = database.client().await;
    client.batch_execute("set search_path = \"their \"\"odd\"\" jobs\"").await.expect("the schema");
    for (change, back, kind, name, how) in [
        (
            "alter table tasker_tasks alter column initiator type varchar(20)",
            "alter table tasker_tasks alter column initiator type text",
            "column",
            "tasker_tasks.initiator",
            "changed",
        ),
        (
            "alter table tasker_tasks alter column priority drop not null",
            "alter table tasker_tasks alter column priority set not null",
            "column",
            "tasker_tasks.priority",
            "changed",
        ),
        (
            "alter table tasker_tasks alter column priority set default 7",
            "alter table tasker_tasks alter column priority set default 0",
            "column",
            "tasker_tasks.priority",
            "changed",
        ),
        (
            "alter table tasker_tasks rename column reason to why",
            "alter table tasker_tasks rename column why to reason",
            "column",
            "tasker_tasks.reason",
            "gone",
        ),
        (
            "alter table tasker_workers add column rack text",
            "alter table tasker_workers drop column rack",
            "column",
            "tasker_workers.rack",
            "added",
        ),
        (
            "alter table tasker_tasks drop constraint tasker_tasks_identity_hash_key",
            "alter table tasker_tasks add constraint tasker_tasks_identity_hash_key unique (identity_hash)",
            "constraint",
            "tasker_tasks.tasker_tasks_identity_hash_key",
            "gone",
        ),
        (
            "alter table tasker_tasks add constraint limited check (priority < 100)",
            "alter table tasker_tasks drop constraint limited",
            "constraint",
            "tasker_tasks.limited",
            "added",
        ),
        (
            "drop index index_task_transitions_most_recent",
            "create unique index index_task_transitions_most_recent on tasker_task_transitions (task_id) where most_recent",
            "index",
            "index_task_transitions_most_recent",
            "gone",
        ),
        (
            "update pg_index set indisvalid = false where indexrelid = 'index_task_transitions_most_recent'::regclass",
            "update pg_index set indisvalid = true where indexrelid = 'index_task_transitions_most_recent'::regclass",
            "index",
            "index_task_transitions_most_recent",
            "changed",
        ),
        (
            "create function audit() returns trigger language plpgsql as $$ begin return new; end $$;
             create trigger audit after insert on tasker_workers for each row execute function audit()",
            "drop function audit cascade",
            "trigger",
            "tasker_workers.audit",
            "added",
        ),
        (
            "alter table tasker_workers set unlogged",
            "alter table tasker_workers set logged",
            "table",
            "tasker_workers",
            "changed",
        ),
        ("drop view tasker_task_workflow_summaries", "", "view", "tasker_task_workflow_summaries", "gone"),
    ] {
        client.batch_execute(change).await.unwrap_or_else(|error| panic!("{change}: {error:?}"));
        let run = status(&database, schema);
        assert_eq!(run.code, 3, "{change}: {}", run.snapshot());
        let told = differences(&run);
        assert!(told.contains(&(kind.to_owned(), name.to_owned(), how)), "{change}: {told:?}");
        if back.is_empty() {
            database.tasker(&["--schema", schema, "migrate", "views", "--to", "v3"]).success();
        } else {
            client.batch_execute(back).await.unwrap_or_else(|error| panic!("{back}: {error:?}"));
        }
        assert_eq!(differences(&status(&database, schema).success()), [], "{back}");
    }
    // Indexes that others have added are theirs.
    client.batch_execute("create index theirs on tasker_tasks (initiator)").await.expect("an index");
    status(&database, schema).success();
}

#[tokio::test]
async fn a_person_reads_both_definitions_and_a_summary() {
    let database = TestDatabase::new().await;
    let change = "alter table tasker_workers add column rack text; alter table tasker_tasks alter column priority drop not null;
                  create or replace view tasker_task_workflow_summaries as
                     select * from tasker_task_workflow_summaries_of_ours";
    let ours = "alter view tasker_task_workflow_summaries rename to tasker_task_workflow_summaries_of_ours";
    database.client().await.batch_execute(&format!("{ours}; {change}")).await.expect("changed");
    let run = database.tasker(&["migrate", "status", "--check"]);
    assert_eq!(run.code, 3, "{}", run.snapshot());
    for said in [
        "column tasker_tasks.priority was changed\n  found:    smallint default 0\n  expected: smallint not null default 0\n",
        "column tasker_workers.rack was added\n  found:    text\n",
        "view tasker_task_workflow_summaries was changed\n",
        " applied, 0 pending, 0 failed, 3 drifted\n",
    ] {
        assert!(run.stdout.contains(said), "{said}\n{}", run.stdout);
    }
}

#[tokio::test]
async fn a_database_at_an_earlier_version_is_held_to_that_one() {
    let database = TestDatabase::empty().await;
    database.tasker(&["migrate", "up", "--to", "1"]).success();
    let run = status(&database, "public");
    assert_eq!(run.code, 3, "{}", run.snapshot());
    assert_eq!(differences(&run), [], "what is pending is no drift");
    assert_ne!(run.json()["summary"]["pending"], 0);
}
