//! Queues bound to namespaces, and workers limited to them.

use tokio_postgres::Client;

use crate::common::{Run, TestDatabase};

fn workflow(namespace: &str, queue: &str) -> String {
    format!(
        "{{namespace: {namespace}, name: w, version: 1.0.0, steps: [
           {{name: first, queue: {queue}, handler: {{noop: {{}}}}}},
           {{name: then, depends_on: [first], queue: {queue}, handler: {{noop: {{}}}}}}]}}"
    )
}

/// How many steps of each namespace are done.
async fn done(client: &Client) -> String {
    let done = "select coalesce(jsonb_object_agg(namespace, steps), '{}')::text
                  from (select named.namespace, count(*) as steps
                          from tasker_workflow_steps step
                          join tasker_tasks task using (task_id)
                          join tasker_named_tasks named using (named_task_id)
                         where step.processed group by 1) each";
    client.query_one(done, &[]).await.expect("the steps").get(0)
}

fn drain(database: &TestDatabase, args: &[&str]) -> Run {
    database.tasker(&[&["worker", "run", "--drain"], args].concat()).success()
}

#[tokio::test]
async fn a_bound_queue_takes_no_steps_of_other_namespaces() {
    let shop = workflow("shop", "payments");
    let other = workflow("attacker", "payments");
    let database = TestDatabase::with_workflows(&[&shop, &other]).await;
    let client = database.client().await;
    // They are there before it is bound.
    database.tasker(&["task", "submit", "attacker/w"]).success();
    database.tasker(&["task", "submit", "shop/w"]).success();
    let bound = database.tasker(&["queue", "bind", "payments", "--namespace", "shop"]).success();
    assert_eq!(
        bound.stdout,
        "queue payments takes only the steps of shop\n  workflows of other namespaces with steps there can no longer be \
         submitted: attacker\n  undo: tasker queue unbind payments\n"
    );
    let again =
        database.tasker(&["queue", "bind", "payments", "--namespace", "shop", "--format", "json"]).success();
    assert_eq!(
        (&again.json()["is_changed"], &again.json()["namespaces"][0]),
        (&false.into(), &"shop".into())
    );
    let listed = database.tasker(&["queue", "list"]).success();
    assert!(listed.stdout.contains("payments (only shop)"), "{}", listed.stdout);

    let refused = "queue payments takes no steps of namespace attacker";
    let newer = other.replace("1.0.0", "1.1.0");
    for run in [
        database.tasker(&["task", "submit", "attacker/w"]),
        database.tasker_with_stdin(&["task", "submit", "attacker/w", "--batch", "-"], "{}"),
        database.tasker_with_stdin(&["template", "apply", "-"], &newer),
    ] {
        assert_eq!(run.code, 1, "{}", run.snapshot());
        assert!(run.stderr.contains(refused), "{}", run.stderr);
    }
    // Whoever is alive, nobody takes it.
    let alive = "insert into tasker_workers (host, pid, version, concurrency, lease_seconds) values ('h', 1, '0', 1, 600)";
    client.batch_execute(alive).await.expect("a worker");
    for (task, taken) in [("1", false), ("2", true)] {
        let why = database.tasker(&["task", "why", task]);
        assert_eq!(!why.stdout.contains("takes only the steps of shop"), taken, "{}", why.snapshot());
    }
    client.batch_execute("delete from tasker_workers").await.expect("it leaves");
    // A worker of all namespaces, one of both, and one of the other alone.
    for limits in [&[][..], &["--namespace", "attacker,shop"], &["--namespace", "attacker"]] {
        let _ = drain(&database, limits);
        assert_eq!(done(&client).await, r#"{"shop": 2}"#, "{limits:?}");
    }
    database.tasker(&["queue", "unbind", "payments"]).success();
    let _ = drain(&database, &["--namespace", "attacker"]);
    assert_eq!(done(&client).await, r#"{"shop": 2, "attacker": 2}"#);
}

#[tokio::test]
async fn a_worker_runs_only_steps_of_its_namespaces_in_a_queue_that_all_share() {
    let (shop, mail) = (workflow("shop", "default"), workflow("mail", "default"));
    let database = TestDatabase::with_workflows(&[&shop, &mail]).await;
    let client = database.client().await;
    // More of the others, and before its own, than a claim takes.
    let lines = "{}\n".repeat(40);
    database.tasker_with_stdin(&["task", "submit", "mail/w", "--batch", "-"], &lines).success();
    database.tasker_with_stdin(&["task", "submit", "shop/w", "--batch", "-"], "{}\n".repeat(5)).success();
    let _ = drain(&database, &["--namespace", "shop", "-j", "2"]);
    assert_eq!(done(&client).await, r#"{"shop": 10}"#);
    let _ = drain(&database, &["--namespace", "nobody", "--namespace", "mail"]);
    assert_eq!(done(&client).await, r#"{"mail": 80, "shop": 10}"#);
}
