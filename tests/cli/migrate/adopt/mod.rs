//! `tasker migrate adopt`: databases of the Rails engine, as two of its generations leave them.

mod adoption;
mod finish;
mod kill;
mod recognition;
mod refusals;
mod templates;
mod undo;

use tokio::sync::OnceCell;

use crate::common::{Run, TestDatabase, connect, eventually_true};

/// The generations that can be adopted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Generation {
    Unversioned,
    Versioned,
}

/// The tasks in a database of the engine: each of the twenty situations fifty times.
const TASKS: usize = 1_000;

const TABLES: &str = include_str!("../../../data/engine/tables.sql");
const UNVERSIONED: &str = include_str!("../../../data/engine/unversioned.sql");
const VERSIONED: &str = include_str!("../../../data/engine/versioned.sql");
const ROWS: &str = include_str!("../../../data/engine/rows.sql");

/// What makes the engine's tables and rows.
fn scripts(generation: Generation, tasks: usize) -> [String; 3] {
    let own = if generation == Generation::Versioned { VERSIONED } else { UNVERSIONED };
    [TABLES.to_owned(), own.to_owned(), ROWS.replace(":n", &tasks.to_string())]
}

/// Makes the engine's tables and rows in a database.
async fn fill(database: &TestDatabase, generation: Generation, tasks: usize) {
    let client = database.client().await;
    for script in scripts(generation, tasks) {
        client.batch_execute(&script).await.expect("the engine's tables and rows");
    }
}

/// A database of the engine with [`TASKS`] tasks.
async fn engine(generation: Generation) -> TestDatabase {
    static UNVERSIONED: OnceCell<String> = OnceCell::const_new();
    static VERSIONED: OnceCell<String> = OnceCell::const_new();
    let original = if generation == Generation::Versioned { &VERSIONED } else { &UNVERSIONED };
    let name = original.get_or_init(async || {
        let database = TestDatabase::empty().await;
        fill(&database, generation, TASKS).await;
        database.kept().await
    });
    TestDatabase::copy_of(name.await).await
}

/// Runs a phase of the adoption.
fn adopt(database: &TestDatabase, words: &[&str]) -> Run {
    database.tasker(&[&["migrate", "adopt"], words].concat())
}

/// Adopts a database up to the phase in which tasker may work.
async fn adopted(generation: Generation) -> TestDatabase {
    let database = engine(generation).await;
    adopt(&database, &["prepare"]).success();
    adopt(&database, &["cut-over", "--in-progress", "pending"]).success();
    adopt(&database, &["derive"]).success();
    adopt(&database, &["verify"]).success();
    database
}

/// Asserts that two schemas are the same, and prints no more than what differs.
#[track_caller]
fn assert_same(found: &[String], expected: &[String]) {
    let other = |one: &[String], than: &[String]| -> Vec<String> {
        one.iter().filter(|line| !than.contains(line)).cloned().collect()
    };
    assert_eq!((other(found, expected), other(expected, found)), (Vec::new(), Vec::new()));
}

/// Everything that is in the schema, as its definitions; a row each.
async fn schema_of(database: &TestDatabase) -> Vec<String> {
    const SQL: &str = "
        select 'column ' || attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull
               || coalesce(' ' || pg_get_expr(adbin, adrelid), '')
          from pg_attribute join pg_class on pg_class.oid = attrelid
          left join pg_attrdef on adrelid = attrelid and adnum = attnum
         where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') and attnum > 0 and not attisdropped
         union all
        select 'index ' || pg_get_indexdef(indexrelid) || indisvalid from pg_index join pg_class on pg_class.oid = indexrelid
         where relnamespace = 'public'::regnamespace
         union all
        select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
         where connamespace = 'public'::regnamespace and contype <> 'n'
         union all
        select 'view ' || oid::regclass || ' ' || pg_get_viewdef(oid) || coalesce(relacl::text, '') from pg_class
         where relnamespace = 'public'::regnamespace and relkind = 'v'
         union all
        -- Of the large tables the file too: it is another one once the table was rewritten.
        select 'table ' || oid::regclass || coalesce(reloptions::text, '')
               || case when relname like 'tasker\\_%' and relname !~ 'named|installed|adoption' then ' file ' || pg_relation_filenode(oid) else '' end
          from pg_class
         where relnamespace = 'public'::regnamespace and relkind = 'r'
         union all
        select 'function ' || oid::regprocedure || prosrc from pg_proc where pronamespace = 'public'::regnamespace
         union all
        select 'trigger ' || tgrelid::regclass || tgname from pg_trigger where not tgisinternal
         order by 1";
    let rows = database.client().await.query(SQL, &[]).await.expect("the schema");
    rows.iter().map(|row| row.get(0)).collect()
}

/// A checksum of every row of the engine's, in the columns that an adoption leaves alone.
async fn rows_of(database: &TestDatabase) -> Vec<(String, String)> {
    let sums = [
        ("tasks", "task_id, named_task_id, extract(epoch from requested_at), initiator, source_system, reason, bypass_steps::text, tags,
                   context, identity_hash, extract(epoch from created_at), extract(epoch from updated_at)",
         "tasker_tasks where task_id <= 1000"),
        ("steps", "workflow_step_id, task_id, named_step_id, retryable, retry_limit, extract(epoch from last_attempted_at),
                   backoff_request_seconds, inputs, results, skippable, extract(epoch from created_at), extract(epoch from updated_at)",
         "tasker_workflow_steps where task_id <= 1000"),
        ("edges", "id, from_step_id, to_step_id, name, extract(epoch from created_at), extract(epoch from updated_at)",
         "tasker_workflow_step_edges where id <= 8000"),
        ("step transitions", "id, workflow_step_id, from_state, to_state, metadata, sort_key, extract(epoch from created_at),
                   extract(epoch from updated_at)", "tasker_workflow_step_transitions where id <= 10675"),
        ("task transitions", "id, task_id, from_state, to_state, metadata, sort_key, extract(epoch from created_at),
                   extract(epoch from updated_at)", "tasker_task_transitions where id <= 1550"),
        ("named tasks", "named_task_id, name, description, extract(epoch from created_at)", "tasker_named_tasks where named_task_id <= 3"),
        ("named steps", "named_step_id, dependent_system_id, name, description", "tasker_named_steps where named_step_id <= 9"),
        ("annotations", "*", "tasker_task_annotations"),
    ];
    let client = database.client().await;
    client.batch_execute("set timezone = 'UTC'").await.expect("a time zone");
    let mut found = Vec::new();
    for (name, columns, of) in sums {
        let sql = format!(
            "select md5(string_agg(found::text, '' order by found::text)) from (select {columns} from {of}) found"
        );
        let sum: String =
            client.query_one(&sql, &[]).await.unwrap_or_else(|error| panic!("{name}: {error:?}")).get(0);
        found.push((name.to_owned(), sum));
    }
    found
}

/// The tasks and the steps in each state, by their histories, and what is queued.
async fn states_of(database: &TestDatabase) -> String {
    const SQL: &str = "
        select string_agg(found, ', ' order by found)
          from (select 'task ' || coalesce(to_state, 'pending') || ' ' || count(*) as found
                  from tasker_tasks left join tasker_task_transitions moved
                       on moved.task_id = tasker_tasks.task_id and most_recent
                 group by to_state
                 union all
                select 'step ' || coalesce(to_state, 'pending') || ' ' || count(*)
                  from tasker_workflow_steps step left join tasker_workflow_step_transitions moved
                       on moved.workflow_step_id = step.workflow_step_id and most_recent
                 group by to_state) states";
    database.client().await.query_one(SQL, &[]).await.expect("states").get(0)
}

/// Waits until no session of the test's own is left, which the cut-over would take for the application's.
async fn alone(database: &TestDatabase) {
    let elsewhere = connect(&database.url().replace(database.name(), "postgres")).await;
    let gone = format!("not exists (select from pg_stat_activity where datname = '{}')", database.name());
    eventually_true(&elsewhere, &gone).await;
}
