//! In which order the statements of workers lock steps: those that update several rely on the planner, whose choice the
//! settings of their sessions make, whatever a table holds and whatever is known of it.

use serde_json::Value;
use tasker::db::queries::steps::{claim_steps, complete_steps, fail_steps, promote_steps, release_steps};
use tasker::db::queries::workers::register_worker::{Registration, register_worker};
use tasker::db::{Lane, Purpose, Session, Source, Target, connect};
use tasker::engine::bench::seed::{SeedStage, Shape};
use tasker::model::room::{Limits, Room};

use crate::common::TestDatabase;

const STEPS: &str = "tasker_workflow_steps";
const GROWING: [&str; 7] = [
    STEPS,
    "tasker_tasks",
    "tasker_workflow_step_edges",
    "tasker_workflow_step_transitions",
    "tasker_task_transitions",
    "tasker_ready_steps",
    "tasker_backoff_steps",
];

/// The plan that a session would keep.
async fn plan(session: &Session, sql: &str) -> Value {
    let last = (1..).take_while(|number| sql.contains(&format!("${number}"))).last().expect("parameters");
    let nulls = vec!["null"; last].join(", ");
    let client = session.client();
    client.batch_execute(&format!("prepare kept as {}", session.qualified(sql))).await.expect("a statement");
    let explained = client.query_one(&format!("explain (format json) execute kept({nulls})"), &[]).await;
    client.batch_execute("deallocate kept").await.expect("its end");
    explained.expect("a plan").get(0)
}

fn nodes<'a>(node: &'a Value, found: &mut Vec<&'a Value>) {
    found.push(node);
    for child in node["Plans"].as_array().into_iter().flatten() {
        nodes(child, found);
    }
}

/// What a node takes its rows from, past what only lets them through.
fn source(node: &Value) -> &Value {
    let below = node["Plans"].as_array().into_iter().flatten();
    let outer = below.into_iter().find(|plan| plan["Parent Relationship"] == "Outer").expect("its rows");
    if outer["Node Type"] == "Result" { source(outer) } else { outer }
}

fn is_by_key(node: &Value) -> bool {
    // Kept in memory, the rows have the same order.
    if node["Node Type"] == "Materialize" {
        return node["Plans"].as_array().into_iter().flatten().any(is_by_key);
    }
    node["Node Type"] == "Index Scan"
        && node["Index Name"] == "tasker_workflow_steps_pkey"
        && node["Scan Direction"] == "Forward"
}

/// The updates of steps in a plan, and the first of them that does not follow the ids.
fn updates(plan: &Value) -> (usize, Option<&Value>) {
    let mut found = Vec::new();
    nodes(&plan[0]["Plan"], &mut found);
    let updates = found.into_iter().filter(|node| {
        node["Node Type"] == "ModifyTable" && node["Operation"] == "Update" && node["Relation Name"] == STEPS
    });
    let updates: Vec<_> = updates.collect();
    let follows_ids = |update: &&Value| {
        let source = source(update);
        let mut sides = source["Plans"].as_array().into_iter().flatten();
        source["Node Type"] == "Nested Loop" && sides.any(is_by_key)
    };
    (updates.len(), updates.iter().find(|update| !follows_ids(update)).copied())
}

#[tokio::test]
async fn steps_are_locked_in_the_order_of_their_ids_whatever_the_planner_knows() {
    for (stage, tasks, is_analysed) in
        [("empty", 0, false), ("young", 3, true), ("unanalysed", 500, false), ("full", 2000, true)]
    {
        let database = TestDatabase::new().await;
        if tasks > 0 {
            database.seed(tasks, Shape::Diamond, SeedStage::Mixed, 1).await;
        }
        if !is_analysed {
            let forget = "delete from pg_statistic where starelid = 'tasker_workflow_steps'::regclass;
                          update pg_class set reltuples = -1, relpages = 0 where oid = 'tasker_workflow_steps'::regclass";
            database.client().await.batch_execute(forget).await.expect("nothing is known");
        }
        let target = Target::from_url(database.url(), Source::Flag).expect("a URL that was used already");
        let session = connect(&target, "public", Purpose::Worker).await.expect("a session");
        for (name, sql, least) in [
            ("claim_steps", claim_steps::SQL, 1),
            ("complete_steps", complete_steps::SQL, 2),
            ("fail_steps", fail_steps::SQL, 1),
            ("release_steps", release_steps::SQL, 1),
            ("promote_steps", promote_steps::SQL, 1),
        ] {
            let plan = plan(&session, sql).await;
            let (found, other) = updates(&plan);
            assert!(found >= least, "{name} updates steps {found} times: {plan:#}");
            assert!(other.is_none(), "{name}, {stage}: {:#}", other.unwrap_or(&Value::Null));
        }
    }
}

/// A plan made while a table was known to be empty is kept while it grows: it must not read the whole table for each step.
#[tokio::test]
async fn no_plan_made_for_an_empty_table_reads_all_of_it() {
    let database = TestDatabase::new().await;
    database.seed(500, Shape::Diamond, SeedStage::Waiting, 1).await;
    let target = Target::from_url(database.url(), Source::Flag).expect("a URL that was used already");
    let session = connect(&target, "public", Purpose::Worker).await.expect("a session");
    for (name, sql) in [
        ("complete_steps", complete_steps::SQL),
        ("fail_steps", fail_steps::SQL),
        ("release_steps", release_steps::SQL),
        ("promote_steps", promote_steps::SQL),
        ("claim_steps", claim_steps::SQL),
    ] {
        let plan = plan(&session, sql).await;
        let mut all = Vec::new();
        nodes(&plan[0]["Plan"], &mut all);
        all.retain(|node| {
            let is_growing = GROWING.iter().any(|table| node["Relation Name"] == *table);
            is_growing && node["Node Type"] != "ModifyTable"
        });
        assert!(!all.is_empty(), "{name} reads what grows: {plan:#}");
        for read in all {
            assert!(["Index Cond", "TID Cond"].iter().any(|key| read.get(key).is_some()), "{name}: {read:#}");
        }
    }
}

/// An `sql` step's session is planned as its role has it; its completion is planned by keys, and not compiled.
#[tokio::test]
async fn the_completion_of_an_sql_step_has_the_settings_of_a_worker_and_deferred_triggers_have_the_roles() {
    let template = "{name: w, version: 1.0.0, steps: [{name: a, handler: {noop: {}}}]}";
    let database = TestDatabase::with_workflows(&[template]).await;
    let client = database.client().await;
    let watch = "create table seen (at text, jit text, hashed text);
                 create function see() returns trigger language plpgsql as
                     'begin insert into public.seen values (tg_argv[0], current_setting(''jit''), current_setting(''enable_hashjoin''));
                            return null; end';
                 create trigger now after update on tasker_workflow_steps for each row
                    when (new.processed) execute function see('statement');
                 create constraint trigger later after update on tasker_workflow_steps deferrable initially deferred
                    for each row when (new.processed) execute function see('commit');
                 select tasker_submit('w', '{}')";
    client.batch_execute(watch).await.expect("triggers and a task");
    let session = database.session().await;
    let worker = Registration { host: "here", version: "1.0.0", lease_seconds: 600, ..Default::default() };
    let worker_id = register_worker(&session, &worker).await.expect("a worker");
    let (marks, room, exchange) = (Default::default(), Room::for_any(1), Lane::new(0).open_next());
    let claimed = claim_steps(&session, worker_id, exchange, Limits::default(), &marks, &room, 1)
        .await
        .expect("a claim");

    let target = Target::from_url(database.url(), Source::Flag).expect("a URL that was used already");
    let handler = connect(&target, "public", Purpose::Handler).await.expect("a session");
    handler.begin("begin").await.expect("a transaction");
    let (step_id, claim_number) = (claimed[0].step_id, claimed[0].claim_number);
    let recorded = complete_steps::complete_and_commit(
        &handler,
        worker_id,
        step_id,
        claim_number,
        Default::default(),
        None,
    );
    assert!(recorded.await.expect("a completion").is_some());
    let seen = "select string_agg(concat_ws(' ', at, jit, hashed), ', ' order by at desc) from seen";
    let seen = client.query_one(seen, &[]).await.expect("the settings").get::<_, String>(0);
    assert_eq!(seen, "statement off off, commit on on");
}
