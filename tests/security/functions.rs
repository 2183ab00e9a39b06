//! The functions by which roles without rights on the tables submit and apply: attacks on them, and their rules.

use serde_json::{Value, json};
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;

use crate::common::{TestDatabase, eventually_true};

const ORDER: &str = "{namespace: shop, name: order, version: 1.0.0, steps: [
    {name: reserve, handler: {noop: {}}}, {name: charge, depends_on: [reserve], queue: payments, handler: {noop: {}}}]}";

/// Roles that may do nothing but call one function each, with the rights to it.
async fn with_role(database: &TestDatabase, name: &str, functions: &[&str]) -> (Client, String) {
    let (client, role) = (database.client().await, format!("{name}_of_{}", database.name()));
    let make = format!("create role {role}; grant usage on schema public to {role}");
    client.batch_execute(&make).await.expect("a role");
    for function in functions {
        let grant = format!("grant execute on function {function} to {role}");
        client.batch_execute(&grant).await.expect("a grant");
    }
    client.batch_execute(&format!("set role {role}")).await.expect("the role");
    (client, role)
}

async fn drop_role(client: Client, role: &str) {
    let sql = format!("reset role; drop owned by {role} cascade; drop role {role}");
    client.batch_execute(&sql).await.expect("the role goes");
}

async fn refusal(client: &Client, sql: &str) -> (SqlState, String) {
    let error = client.batch_execute(sql).await.expect_err(sql);
    let server = error.as_db_error().unwrap_or_else(|| panic!("{sql}: {error}"));
    (server.code().clone(), server.message().to_owned())
}

async fn count(client: &Client, what: &str) -> i64 {
    client.query_one(&format!("select count(*) from {what}"), &[]).await.expect("a count").get(0)
}

const SUBMIT: [&str; 2] = [
    "tasker_submit(text, jsonb, text, text[], integer, text, text, text)",
    "tasker_submit_batch(text, jsonb)",
];
const APPLY: &str = "tasker_apply(jsonb, text, integer[])";

#[tokio::test]
async fn every_function_is_closed_and_finds_nothing_of_users() {
    let database = TestDatabase::new().await;
    let open = "select count(*) from pg_proc
                 where pronamespace = 'public'::regnamespace and proname like 'tasker\\_%'
                   and (exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) granted where granted.grantee = 0)
                        or not coalesce(proconfig @> array['search_path=pg_catalog, pg_temp'], false))";
    let client = database.client().await;
    assert_eq!(client.query_one(open, &[]).await.expect("a count").get::<_, i64>(0), 0);
    assert!(count(&client, "pg_proc where proname like 'tasker\\_%'").await >= 6);
    // Opened to all, or without its path, it is drift.
    client
        .batch_execute("grant execute on function tasker_submit_batch(text, jsonb) to public")
        .await
        .expect("a grant");
    client
        .batch_execute("alter function tasker_context_fault(jsonb) reset search_path")
        .await
        .expect("a change");
    let status = database.tasker(&["migrate", "status", "--check"]);
    assert_eq!(status.code, 3, "{}", status.snapshot());
    assert!(status.stdout.contains("tasker_submit_batch"), "{}", status.stdout);
    assert!(status.stdout.contains("tasker_context_fault"), "{}", status.stdout);
}

#[tokio::test]
async fn a_submission_is_its_callers_transaction_and_nothing_of_the_caller_is_called() {
    let database = TestDatabase::with_workflows(&[ORDER]).await;
    let (client, role) = with_role(&database, "app", &SUBMIT).await;
    // What would be found first by its own path.
    let decoys = "create temp table tasker_tasks (like information_schema.sql_features);
        create temp table tasker_named_tasks (namespace text, name text, version text);
        create function pg_temp.jsonb_typeof(jsonb) returns text language plpgsql as 'begin raise exception ''mine''; end';
        set search_path = pg_temp, public";
    client.batch_execute(decoys).await.expect("decoys");

    client.batch_execute("begin; select public.tasker_submit('shop/order'); rollback").await.expect("undone");
    let watcher = database.client().await;
    watcher.batch_execute("listen tasker_ready").await.expect("a subscription");
    watcher
        .batch_execute("insert into tasker_workers (host, pid, version, concurrency, lease_seconds, idle) values ('h', 1, '0', 1, 60, true)")
        .await
        .expect("an idle worker");
    for table in ["tasker_tasks", "tasker_workflow_steps", "tasker_workflow_step_edges", "tasker_ready_steps"]
    {
        assert_eq!(count(&watcher, table).await, 0, "{table}");
    }
    client.batch_execute("begin").await.expect("a transaction");
    let one = client
        .query_one(
            "select task_id, task_workflow, task_identity, is_new, differs
               from public.tasker_submit('shop/order', '{\"n\": 19.90}', identity => 'order-7', tags => array['eu'], priority => 5,
                                         initiator => 'i', source_system => 's', reason => 'r')",
            &[],
        )
        .await
        .expect("a task");
    assert_eq!(count(&watcher, "tasker_tasks").await, 0, "it is not committed yet");
    client.batch_execute("commit").await.expect("a commit");
    let task_id: i64 = one.get("task_id");
    assert_eq!(one.get::<_, &str>("task_workflow"), "shop/order@1.0.0");
    assert!(one.get::<_, bool>("is_new") && !one.get::<_, bool>("differs"));
    eventually_true(
        &watcher,
        "exists (select from tasker_ready_steps where queue = 'default' and priority = 5)",
    )
    .await;
    let stored = "select jsonb_build_array(context, tags, priority, initiator, source_system, reason, identity_hash)::text from tasker_tasks";
    let stored: String = watcher.query_one(stored, &[]).await.expect("the task").get(0);
    assert_eq!(stored, r#"[{"n": 19.90}, ["eu"], 5, "i", "s", "r", "shop/order:order-7"]"#);
    // The same identity: told as the command tells it.
    for (context, differs) in [("{\"n\": 19.9}", false), ("{\"n\": 20}", true)] {
        let sql = format!("select * from public.tasker_submit('shop/order', '{context}', 'order-7')");
        let again = client.query_one(&sql, &[]).await.expect("the task");
        assert_eq!(
            (again.get::<_, i64>("task_id"), again.get::<_, bool>("is_new"), again.get::<_, bool>("differs")),
            (task_id, false, differs)
        );
    }
    drop_role(client, &role).await;
}

#[tokio::test]
async fn the_functions_refuse_what_the_command_refuses() {
    let database = TestDatabase::with_workflows(&[ORDER]).await;
    let (client, role) = with_role(&database, "app", &SUBMIT).await;
    let deep = format!("{}1{}", "[".repeat(101), "]".repeat(101));
    let (digits, fraction) = ("1".repeat(1001), format!("{}.5", "1".repeat(1000)));
    let large = format!("\"{}\"", "x".repeat(16 << 20));
    for (tasks, message) in [
        (r#"{}"#, "the tasks are not a JSON array"),
        (r#"[{}, 7]"#, "task 2 cannot be submitted: it is not a JSON object"),
        (r#"[{"contxt": 1}]"#, "task 1 cannot be submitted: unknown key \"contxt\""),
        (r#"[{"tags": "eu"}]"#, "task 1 cannot be submitted: its tags are not an array of strings"),
        (r#"[{"tags": ["eu", 1]}]"#, "task 1 cannot be submitted: its tags are not an array of strings"),
        (r#"[{"priority": 1001}]"#, "task 1 cannot be submitted: its priority 1001 is not in -1000..=1000"),
        (r#"[{"priority": 1.5}]"#, "task 1 cannot be submitted: its priority 1.5 is not in -1000..=1000"),
        (r#"[{"reason": 1}]"#, "task 1 cannot be submitted: its reason is not a string"),
        (r#"[{"identity": ""}]"#, "task 1 cannot be submitted: the identity is empty"),
        (
            &format!(r#"[{{"identity": "{}"}}]"#, "x".repeat(2001)),
            "task 1 cannot be submitted: the identity has 2001 bytes; the limit is 2000 bytes",
        ),
        (
            &format!(r#"[{{"context": {deep}}}]"#),
            "task 1 cannot be submitted: context nests deeper than 100 levels",
        ),
        (
            &format!(r#"[{{"context": {digits}}}]"#),
            "task 1 cannot be submitted: context has a number of more than 1000 digits",
        ),
        (
            &format!(r#"[{{"context": [{fraction}]}}]"#),
            "task 1 cannot be submitted: context has a number of more than 1000 digits",
        ),
        (
            &format!(r#"[{{"context": {large}}}]"#),
            "task 1 cannot be submitted: context is larger than 16 MiB",
        ),
    ] {
        let error =
            client.query("select tasker_submit_batch('shop/order', $1::text::jsonb)", &[&tasks]).await;
        let error = error.expect_err(message);
        let server = error.as_db_error().unwrap_or_else(|| panic!("{error}"));
        assert_eq!((server.code(), server.message()), (&SqlState::INVALID_PARAMETER_VALUE, message));
    }
    // At the limits.
    let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    for context in [deep, "1".repeat(1000), format!("\"{}\"", "1".repeat(3000))] {
        let tasks = format!(r#"[{{"context": {context}}}]"#);
        client
            .query("select tasker_submit_batch('shop/order', $1::text::jsonb)", &[&tasks])
            .await
            .expect("a task");
    }
    let none = client.query("select tasker_submit_batch('shop/order', '[]')", &[]).await.expect("no task");
    assert!(none.is_empty());
    for (name, code) in [
        ("shop/ordr", SqlState::NO_DATA_FOUND),
        ("order", SqlState::NO_DATA_FOUND),
        ("shop/order@2.0.0", SqlState::NO_DATA_FOUND),
        ("shop/", SqlState::INVALID_PARAMETER_VALUE),
        ("order@", SqlState::INVALID_PARAMETER_VALUE),
    ] {
        assert_eq!(refusal(&client, &format!("select tasker_submit('{name}')")).await.0, code, "{name}");
    }
    drop_role(client, &role).await;
}

/// A definition as the program writes it: `n` steps, each with its parents.
fn definition(namespace: &str, queue: &str, parents: &[&[usize]]) -> Value {
    let steps: Vec<Value> = parents
        .iter()
        .enumerate()
        .map(|(n, parents)| {
            let parents: Vec<String> = parents.iter().map(|parent| format!("s{parent}")).collect();
            json!({"name": format!("s{n}"), "depends_on": parents, "handler": {"noop": {}}, "queue": queue, "priority": 0,
                   "retry": {"limit": 3, "retryable": true, "backoff": {"base": "1s", "cap": "30s"}}})
        })
        .collect();
    json!({"namespace": namespace, "name": "w", "version": "1.0.0", "steps": steps})
}

#[tokio::test]
async fn an_author_applies_only_workflows_whose_steps_can_all_run() {
    let database = TestDatabase::new().await;
    let (client, role) = with_role(&database, "author", &[APPLY]).await;
    let apply = async |definition: &Value, positions: &[i32]| {
        client
            .query_one("select is_new from tasker_apply($1, 'hash', $2)", &[definition, &positions])
            .await
            .map(|row| row.get::<_, bool>(0))
            .map_err(|error| error.as_db_error().expect("the server's").message().to_owned())
    };
    let refused = |why: &str| Err(format!("the workflow cannot be applied: {why}"));
    let order = refused("a step depends on one that does not come before it");
    // A self-loop, a cycle of two, and one that the positions hide.
    assert_eq!(apply(&definition("a", "default", &[&[0]]), &[0]).await, order);
    assert_eq!(apply(&definition("a", "default", &[&[1], &[0]]), &[0, 1]).await, order);
    assert_eq!(apply(&definition("a", "default", &[&[1], &[0]]), &[1, 0]).await, order);
    assert_eq!(apply(&definition("a", "default", &[&[], &[7]]), &[0, 1]).await, order);
    let position = refused("two of its steps have one name or one position");
    assert_eq!(apply(&definition("a", "default", &[&[], &[0]]), &[0, 0]).await, position);
    assert_eq!(apply(&definition("a", "default", &[&[], &[0]]), &[0, 2]).await, position);
    let name = refused("its name is not allowed");
    assert_eq!(apply(&definition("a/b", "default", &[&[]]), &[0]).await, name);
    let none = refused("it has no steps");
    assert_eq!(apply(&definition("a", "default", &[]), &[]).await, none);
    let mut twice = definition("a", "default", &[&[], &[0]]);
    twice["steps"][1]["depends_on"] = json!(["s0", "s0"]);
    assert_eq!(apply(&twice, &[0, 1]).await, refused("a step depends twice on another"));
    let other = refused("a step is not as `tasker template apply` writes it");
    for (key, value) in
        [("queue", json!("a,b")), ("priority", json!(5000)), ("handler", json!("noop")), ("retry", json!({}))]
    {
        let mut changed = definition("a", "default", &[&[]]);
        changed["steps"][0][key] = value;
        assert_eq!(apply(&changed, &[0]).await, other, "{key}");
    }
    assert_eq!(apply(&definition("a", "default", &[&[], &[0], &[0, 1]]), &[0, 1, 2]).await, Ok(true));
    assert_eq!(apply(&definition("a", "default", &[&[]]), &[0]).await, Ok(false), "an applied version stays");
    let owner = database.client().await;
    assert_eq!(count(&owner, "tasker_named_tasks").await, 1);
    assert_eq!(count(&owner, "tasker_named_tasks_edges").await, 3);
    drop_role(client, &role).await;
}

#[tokio::test]
async fn a_namespace_kept_for_some_roles_is_closed_to_others() {
    let database = TestDatabase::with_workflows(&[ORDER]).await;
    let all = [&SUBMIT[..], &[APPLY]].concat();
    let (client, role) = with_role(&database, "stranger", &all).await;
    let (member, team) = with_role(&database, "team", &all).await;
    let owner = database.client().await;
    owner
        .execute("insert into tasker_namespace_roles (namespace, role) values ('shop', $1)", &[&team])
        .await
        .expect("a row");
    let (apply, submit) =
        ("select is_new from tasker_apply($1, 'hash', '{0}')", "select tasker_submit('shop/order')");
    let shop = definition("shop", "default", &[&[]]);
    let answer = |answer: Result<Vec<tokio_postgres::Row>, tokio_postgres::Error>| match answer {
        Ok(_) => "done".to_owned(),
        Err(error) => error.as_db_error().expect("the server's").message().to_owned(),
    };
    let closed = format!("namespace shop is not open to role {role}");
    assert_eq!(answer(client.query(apply, &[&shop]).await), closed);
    assert_eq!(answer(client.query(submit, &[]).await), closed);
    assert_eq!(answer(client.query(apply, &[&definition("mine", "default", &[&[]])]).await), "done");
    assert_eq!(answer(member.query(apply, &[&shop]).await), "done");
    assert_eq!(answer(member.query(submit, &[]).await), "done");
    drop_role(member, &team).await;
    drop_role(client, &role).await;
}

#[tokio::test]
async fn a_ready_entry_runs_no_step_whose_parents_are_not_done() {
    let database = TestDatabase::with_workflows(&[ORDER]).await;
    database.tasker(&["task", "submit", "shop/order"]).success();
    let client = database.client().await;
    let forge = "insert into tasker_ready_steps (workflow_step_id, queue, priority, handler)
                 select workflow_step_id, queue, priority, handler from tasker_workflow_steps where remaining_parents > 0";
    assert_eq!(client.execute(forge, &[]).await.expect("a forged entry"), 1);
    let _ = database.tasker(&["worker", "run", "--drain", "--queue", "payments"]).drained();
    assert_eq!(count(&client, "tasker_workflow_steps where attempts > 0").await, 0);
    assert_eq!(count(&client, "tasker_workflow_step_transitions").await, 0);
}
