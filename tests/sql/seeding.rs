//! `bench seed`: whatever it fills a database with is what the engine could
//! have left there.

use clap::ValueEnum;
use tasker::engine::bench::seed::{SeedStage, Shape};
use tokio_postgres::Client;

use crate::common::TestDatabase;
use crate::invariants::assert_consistent;

/// The first value of a query's only row.
async fn number(client: &Client, query: &str) -> i64 {
    client.query_one(query, &[]).await.unwrap_or_else(|error| panic!("{error:?}\n{query}")).get(0)
}

/// The queue holds what the views call ready, and nothing else.
const DISAGREEMENTS: &str = "
    select count(*)
      from tasker_step_readiness_statuses status
      full join tasker_ready_steps ready using (workflow_step_id)
     where coalesce(status.ready_for_execution, false) is distinct from (ready.workflow_step_id is not null)";

/// What a stage promises is true of every task; what else there is may vary.
const PROMISES: [(SeedStage, &str); 4] = [
    (
        SeedStage::Waiting,
        "not exists (select from tasker_task_transitions)
                  and not exists (select from tasker_workflow_step_transitions)",
    ),
    (
        SeedStage::Mixed,
        "exists (select from tasker_tasks where complete) and exists (select from tasker_ready_steps)",
    ),
    (
        SeedStage::Failing,
        "not exists (
        select from tasker_tasks task
         where not exists (select from tasker_workflow_steps step
                             join tasker_workflow_step_transitions failure using (workflow_step_id)
                            where step.task_id = task.task_id and failure.to_state = 'error'))",
    ),
    (
        SeedStage::History,
        "(select count(*) from tasker_tasks where complete) * 10 >= (select count(*) from tasker_tasks) * 8",
    ),
];

async fn check(shape: Shape, tasks: usize) {
    for (stage, promise) in PROMISES {
        let database = TestDatabase::new().await;
        let client = database.client().await;
        // Twice: what is there already is in nobody's way.
        let first = database.seed(tasks / 2, shape, stage, 1).await;
        let second = database.seed(tasks - tasks / 2, shape, stage, 2).await;
        let moment = format!("{shape:?} {stage:?}");
        assert_consistent(&mut database.session().await, &moment).await;
        assert_eq!(number(&client, DISAGREEMENTS).await, 0, "{moment}: the views and the queue disagree");
        let keeps: bool = client.query_one(&format!("select {promise}"), &[]).await.expect("a truth").get(0);
        assert!(keeps, "{moment}");
        assert_eq!(number(&client, "select count(*) from tasker_tasks").await, tasks as i64);
        let steps = number(&client, "select count(*) from tasker_workflow_steps").await;
        assert_eq!(steps, (first.steps + second.steps) as i64, "{moment}");
        let edges = number(&client, "select count(*) from tasker_workflow_step_edges").await;
        assert_eq!(edges, (first.edges + second.edges) as i64, "{moment}");
        assert!(second.is_analysed, "{moment}");
        let falling = "select count(*) from tasker_workflow_step_edges where from_step_id >= to_step_id";
        assert_eq!(number(&client, falling).await, 0, "{moment}: ids rise along every edge");
    }
}

#[tokio::test]
async fn diamonds_are_consistent_at_every_stage() {
    check(Shape::Diamond, 300).await;
}

#[tokio::test]
async fn rows_are_consistent_at_every_stage() {
    check(Shape::Linear, 200).await;
}

#[tokio::test]
async fn wide_fan_outs_are_consistent_at_every_stage() {
    check(Shape::FanOut, 20).await;
}

#[tokio::test]
async fn wide_fan_ins_are_consistent_at_every_stage() {
    check(Shape::FanIn, 20).await;
}

#[tokio::test]
async fn lattices_are_consistent_at_every_stage() {
    check(Shape::Lattice, 20).await;
}

#[tokio::test]
async fn random_shapes_are_consistent_at_every_stage() {
    check(Shape::Random, 200).await;
}

#[test]
fn no_shape_and_no_stage_is_left_out() {
    assert_eq!(Shape::value_variants().len(), 6, "each has a test above");
    assert!(
        SeedStage::value_variants().iter().all(|stage| PROMISES.iter().any(|(tested, _)| tested == stage))
    );
}

/// All there is to tell of a database, without ids and moments.
const FINGERPRINT: &str = "
    select md5(string_agg(concat_ws(' ', step.task_id % 1000, named.name, step.attempts, step.remaining_parents,
                                    latest.to_state, latest.sort_key), ',' order by step.workflow_step_id))
      from tasker_workflow_steps step
      join tasker_named_steps named using (named_step_id)
      left join tasker_workflow_step_transitions latest
             on latest.workflow_step_id = step.workflow_step_id and latest.most_recent";

#[tokio::test]
async fn the_same_number_gives_the_same_tasks_and_another_one_others() {
    let mut prints: Vec<String> = Vec::new();
    for number in [7, 7, 8] {
        let database = TestDatabase::new().await;
        database.seed(40, Shape::Random, SeedStage::Mixed, number).await;
        prints.push(database.client().await.query_one(FINGERPRINT, &[]).await.expect("a print").get(0));
    }
    assert_eq!(prints[0], prints[1]);
    assert_ne!(prints[0], prints[2]);
}

#[tokio::test]
async fn more_than_one_chunk_is_one_history() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    database.seed(12_000, Shape::Diamond, SeedStage::Waiting, 1).await;
    assert_consistent(&mut database.session().await, "after two chunks").await;
    let disorder =
        "select count(*) from (select requested_at < lag(requested_at) over (order by task_id) as before
                                            from tasker_tasks) pairs where before";
    assert_eq!(number(&client, disorder).await, 0);
    let span = "select (extract(epoch from max(requested_at) - min(requested_at)) / 86400)::bigint from tasker_tasks";
    assert_eq!(number(&client, span).await, 30);
}
