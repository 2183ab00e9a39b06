//! Version 6 on a database in which steps run: their starts leave the log, and nothing is lost.

use tasker::checks::consistency::{Mode, check};
use tasker::db::{Source, Target};
use tasker::engine::templates;
use tasker::migrate::{Run, SchemaVersion, Scope, up};
use tasker::model::template::parse;

use crate::common::TestDatabase;

const WORKFLOW: &str = r#"
name: running
version: "1.0.0"
steps:
  - { name: first, handler: { noop: {} } }
  - { name: again, handler: { noop: {} } }
  - { name: last, depends_on: [first, again], handler: { noop: {} } }
"#;

/// As a worker of an earlier release has left it that was killed: the first attempt of one step runs and the second of
/// another one, and the log says so.
const UNDER_WAY: &str = "
    insert into tasker_workers (worker_id, host, pid, version, concurrency, lease_seconds, last_heartbeat_at)
    values (77, 'host', 1, '0.3.0', 4, 30, now() - interval '1 day');
    insert into tasker_worker_exchanges (worker_id, lane, number) values (77, 0, 5);
    update tasker_workflow_steps step
       set in_process = true, claimed_by = 77, last_attempted_at = now(),
           claim_number = case named.name when 'again' then 2 else 1 end, attempts = case named.name when 'again' then 2 else 1 end
      from tasker_named_steps named
     where named.named_step_id = step.named_step_id and named.name <> 'last';
    delete from tasker_ready_steps;
    insert into tasker_workflow_step_transitions (workflow_step_id, from_state, to_state, sort_key, most_recent)
    select step.workflow_step_id, move.from_state, move.to_state, move.sort_key, move.sort_key = move.newest
      from tasker_workflow_steps step
      join tasker_named_steps named using (named_step_id)
      join (values ('first', 'pending', 'in_progress', 10, 10), ('again', 'pending', 'in_progress', 10, 40),
                   ('again', 'in_progress', 'error', 20, 40), ('again', 'error', 'pending', 30, 40),
                   ('again', 'pending', 'in_progress', 40, 40)) as move (name, from_state, to_state, sort_key, newest)
        on move.name = named.name;
    insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent)
    select task_id, 'pending', 'in_progress', 10, true from tasker_tasks";

const STEPS: &str = "
    select string_agg(concat_ws(' ', named.name, step.in_process, step.last_sort_key, log.states), '; ' order by named.name)
      from tasker_workflow_steps step
      join tasker_named_steps named using (named_step_id)
      left join (select workflow_step_id, string_agg(to_state || case when most_recent then '*' else '' end, ' ' order by sort_key) as states
                   from tasker_workflow_step_transitions
                  group by workflow_step_id) log using (workflow_step_id)";

#[tokio::test]
async fn a_database_in_which_steps_run_is_converted_and_they_end() {
    let database = TestDatabase::empty().await;
    let target = Target::from_url(database.url(), Source::Flag).expect("a URL that was used already");
    let migrate = async |to: Option<i32>| {
        let scope = Scope { to: to.map(SchemaVersion), ..Scope::default() };
        up(&Run::new(&target, "public"), &scope).await.expect("the migrations apply");
    };
    migrate(Some(5)).await;
    let mut session = database.session().await;
    let template = parse("running.yaml", WORKFLOW).expect("a template");
    templates::apply(&mut session, &[template]).await.expect("a workflow");
    let client = database.client().await;
    client.batch_execute("select tasker_submit('running', '{}', 'one')").await.expect("a task");
    client.batch_execute(UNDER_WAY).await.expect("claims of an earlier release");

    migrate(None).await;
    let steps = client.query_one(STEPS, &[]).await.expect("the steps").get::<_, String>(0);
    assert_eq!(steps, "again t 30 in_progress error pending*; first t 0; last f");
    let held = "select held_step_ids = array(select workflow_step_id from tasker_workflow_steps where in_process order by 1)
                       and held_claim_numbers @> '{1,2}'
                  from tasker_worker_exchanges";
    assert!(client.query_one(held, &[]).await.expect("the exchange").get::<_, bool>(0));
    let report = check(&mut session, None, Mode::Report, "test").await.expect("a comparison");
    assert!(report.differences.is_empty(), "{:#?}", report.differences);

    database.tasker(&["worker", "run", "--drain"]).success();
    let steps = client.query_one(STEPS, &[]).await.expect("the steps").get::<_, String>(0);
    let lost = "in_progress pending in_progress complete*";
    assert_eq!(
        steps,
        format!(
            "again f 70 in_progress error pending {lost}; first f 40 {lost}; last f 20 in_progress complete*"
        )
    );
    let report = check(&mut session, None, Mode::Report, "test").await.expect("a comparison");
    assert!(report.differences.is_empty(), "{:#?}", report.differences);
}
