//! What a role or a database sets changes nothing of ours, directly and through a transaction pooler.

use std::sync::Arc;
use std::time::Duration;

use tasker::db::{self, Connect, Purpose, Session, Source, Target};
use tasker::engine::submit::{NewTask, submit};
use tasker::engine::worker::{self, Options, Stop};
use tasker::engine::{diagnosis, inspect, stuck};
use tasker::model::template::TemplateName;
use tokio::sync::watch;
use tokio::time::timeout;
use tokio_postgres::Client;

use crate::common::{LIMIT, Pooler, TestDatabase};

/// Every handler and end of a step: recorded by a worker and in the transaction of its work, tried again, failed for
/// good, blocked. The result shows what the settings of `sql` steps are.
const WORKFLOW: &str = r#"
name: w
version: "1.0.0"
steps:
  - name: sql
    handler:
      sql:
        statement: >
          select interval '1 day 2:30'::text as wait, decode('ff61', 'hex')::text as bytes, date '2026-02-01'::text as day,
                 0.1::float8::text as tenth, timestamptz '2026-02-01 12:00:00Z'::text as noon, 'a\b' as text
  - { name: again, retry: { backoff: { base: 1ms, cap: 1ms } }, handler: { fail: { times: 1 } } }
  - { name: done, depends_on: [sql, again], handler: { noop: {} } }
  - { name: broken, handler: { fail: { permanent: true, message: it's broken } } }
  - { name: blocked, depends_on: [broken], handler: { noop: {} } }
"#;

/// Each with a value that would do harm, and whether a pooler's session may have it: limits of time are the role's to
/// set there (`docs/configuration.md`).
const HOSTILE: [(&str, &str, bool); 24] = [
    ("default_transaction_isolation", "serializable", true),
    ("default_transaction_read_only", "on", true),
    ("default_transaction_deferrable", "on", true),
    ("idle_session_timeout", "20ms", false),
    ("idle_in_transaction_session_timeout", "1ms", false),
    ("statement_timeout", "1ms", false),
    ("lock_timeout", "1ms", false),
    ("DateStyle", "SQL, DMY", true),
    ("IntervalStyle", "iso_8601", true),
    ("TimeZone", "Asia/Kathmandu", true),
    ("bytea_output", "escape", true),
    ("extra_float_digits", "-10", true),
    ("xmloption", "document", true),
    ("standard_conforming_strings", "off", true),
    ("quote_all_identifiers", "on", true),
    ("row_security", "off", true),
    ("search_path", "nowhere", true),
    ("plan_cache_mode", "force_custom_plan", true),
    ("jit_above_cost", "0", true),
    ("array_nulls", "off", true),
    ("transform_null_equals", "on", true),
    ("client_encoding", "LATIN1", true),
    ("enable_indexscan", "off", true),
    ("client_min_messages", "debug5", true),
];

fn connector(url: &str, is_pooled: bool) -> Connect {
    let mut target = Target::from_url(url, Source::Flag).expect("a URL");
    target.pooler = is_pooled;
    let target = Arc::new(target);
    Arc::new(move |purpose: Purpose| {
        let target = target.clone();
        Box::pin(async move { db::connect(&target, "public", purpose).await })
    })
}

/// Submits a task, lets a worker run it, asks about it; returns all that the commands would show, without numbers.
async fn life_of_a_task(
    connect: &Connect,
    listen: bool,
    client: &Client,
    number: usize,
) -> tasker::error::Result<String> {
    let mut session: Session = connect(Purpose::Command).await?;
    let name = TemplateName { namespace: "default".into(), name: "w".into(), version: None };
    let task = NewTask { identity: Some(format!("task {number}")), ..NewTask::default() };
    let task_id = submit(&session, &name, &[task]).await?[0].task_id;
    let options = Options {
        drain: true,
        listen,
        poll_interval: Duration::from_millis(20),
        lease: Duration::from_secs(4),
        ..Options::default()
    };
    let (_keep, stop) = watch::channel(Stop::No);
    let run = worker::run(connect.clone(), options, Arc::new(|_| ()), stop);
    let summary = timeout(LIMIT, run).await.expect("the worker ends")?;
    let tree = inspect::task_tree(&session, task_id).await?;
    let result = "select results::text from tasker_workflow_steps where task_id = $1 and results ? 'wait'";
    let result: String = client.query_one(result, &[&task_id]).await?.get(0);
    let why = diagnosis::why_task(&mut session, task_id, Duration::from_secs(60)).await?;
    let stuck = stuck::stuck(&mut session, &stuck::Filter::default(), &[]).await?;
    let shown = serde_json::json!([summary, tree, why, stuck]).to_string();
    // Times and ids differ; how they are written does not.
    let shown = shown.replace(|character: char| character.is_ascii_digit() || character == '.', "#");
    let shown: String = shown.split_inclusive('#').filter(|part| *part != "#").collect();
    Ok(format!("{result}\n{shown}"))
}

#[tokio::test]
async fn no_setting_of_a_role_changes_what_commands_and_workers_do() {
    let database = TestDatabase::with_workflows(&[WORKFLOW]).await;
    let client: Client = database.client().await;
    let pooler = Pooler::before(&database);
    let ways = [
        ("directly", connector(database.url(), false), true),
        ("through a pooler", connector(&pooler.url(database.name()), true), false),
    ];
    // From the second on a task is one of several that are stuck.
    life_of_a_task(&ways[0].1, true, &client, 1).await.expect("nothing is set");
    let expected = life_of_a_task(&ways[0].1, true, &client, 2).await.expect("nothing is set");
    let (mut wrong, mut number) = (Vec::new(), 2);
    for (name, value, is_for_poolers) in HOSTILE {
        let role = format!("alter role current_user in database {} ", database.name());
        client.batch_execute(&format!("{role} set {name} = '{value}'")).await.expect("a setting");
        // The pooler's sessions are older.
        let others = "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
        client.execute(others, &[]).await.expect("they end");
        for (way, connect, listen) in ways.iter().filter(|(_, _, is_direct)| *is_direct || is_for_poolers) {
            number += 1;
            match life_of_a_task(connect, *listen, &client, number).await {
                Ok(shown) if shown == expected => {}
                Ok(shown) => {
                    let same =
                        shown.bytes().zip(expected.bytes()).take_while(|(one, other)| one == other).count();
                    let end = |text: &str| {
                        text.get(same.saturating_sub(80)..)
                            .unwrap_or_default()
                            .chars()
                            .take(240)
                            .collect::<String>()
                    };
                    let (expected, shown) = (end(&expected), end(&shown));
                    wrong.push(format!("{name} = {value}, {way}: {shown}\n    instead of {expected}"));
                }
                Err(error) => wrong.push(format!("{name} = {value}, {way}: {error:#}")),
            }
        }
        client.batch_execute(&format!("{role} reset {name}")).await.expect("the default");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
