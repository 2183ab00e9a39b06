//! Tasks with a past, made up and written row by row: also pasts that this
//! program would never write, since another writer may have.

use proptest::prelude::*;
use tokio_postgres::Transaction;

/// One transition; `at` in seconds from now.
#[derive(Clone, Debug)]
pub struct Past {
    pub state: &'static str,
    pub at: i32,
}

/// A step as its rows will hold it; times in seconds from now.
#[derive(Clone, Debug)]
pub struct StepHistory {
    pub retryable: bool,
    pub retry_limit: Option<i32>,
    pub in_process: bool,
    pub processed: bool,
    pub attempts: Option<i32>,
    pub last_attempted: Option<i32>,
    pub backoff_request_seconds: Option<i32>,
    pub next_attempt: Option<i32>,
    /// Oldest first.
    pub past: Vec<Past>,
    /// Which of the steps before this one it depends on, as places in a circle over them.
    pub parents: Vec<usize>,
}

impl Default for StepHistory {
    fn default() -> Self {
        StepHistory {
            retryable: true,
            retry_limit: Some(3),
            in_process: false,
            processed: false,
            attempts: Some(0),
            last_attempted: None,
            backoff_request_seconds: None,
            next_attempt: None,
            past: Vec::new(),
            parents: Vec::new(),
        }
    }
}

/// A task as its rows will hold it.
#[derive(Clone, Debug, Default)]
pub struct TaskHistory {
    /// Oldest first.
    pub past: Vec<Past>,
    pub steps: Vec<StepHistory>,
}

const STATES: [&str; 7] =
    ["pending", "in_progress", "error", "error", "complete", "resolved_manually", "cancelled"];

/// Around the backoffs' ends: 2, 4, 8, 16 and 30 seconds.
fn when() -> impl Strategy<Value = i32> {
    prop_oneof![-33..3i32, prop::sample::select(vec![-2, -4, -8, -16, -30])]
}

fn any_past() -> impl Strategy<Value = Vec<Past>> {
    prop::collection::vec((prop::sample::select(STATES.to_vec()), when()), 0..5).prop_map(|mut past| {
        past.sort_by_key(|(_, at)| *at);
        past.into_iter().map(|(state, at)| Past { state, at }).collect()
    })
}

/// Up to nine steps; now and then none at all, as another writer may leave it.
pub fn any_task() -> impl Strategy<Value = TaskHistory> {
    (any_past(), prop::collection::vec(any_step(), 0..10))
        .prop_map(|(past, steps)| TaskHistory { past, steps })
}

fn any_step() -> impl Strategy<Value = StepHistory> {
    let flags = (prop::bool::weighted(0.8), prop::bool::weighted(0.2), prop::bool::weighted(0.2));
    let counts = (
        prop_oneof![Just(None), Just(Some(3)), (0..5i32).prop_map(Some)],
        prop_oneof![3 => Just(None), 9 => (0..4i32).prop_map(Some), 1 => Just(Some(i32::MAX))],
    );
    let times = (
        prop::option::of(when()),
        prop::option::weighted(0.3, 0..40i32),
        prop::option::weighted(0.4, -5..5i32),
    );
    let parents = prop::collection::vec(any::<prop::sample::Index>(), 0..3);
    (any_past(), flags, counts, times, parents).prop_map(|(past, flags, counts, times, parents)| {
        StepHistory {
            retryable: flags.0,
            in_process: flags.1,
            processed: flags.2,
            retry_limit: counts.0,
            attempts: counts.1,
            last_attempted: times.0,
            backoff_request_seconds: times.1,
            next_attempt: times.2,
            past,
            parents: parents.iter().map(|index| index.index(1 << 16)).collect(),
        }
    })
}

/// Writes one task with its steps and returns its id.
pub async fn insert(transaction: &Transaction<'_>, task: &TaskHistory) -> i64 {
    let task_id: i64 = transaction
        .query_one(
            "with workflow as (
                 insert into tasker_named_tasks (name) values (gen_random_uuid()::text) returning named_task_id
             )
             insert into tasker_tasks (named_task_id) select named_task_id from workflow returning task_id",
            &[],
        )
        .await
        .expect("a task")
        .get("task_id");
    insert_past(transaction, "tasker_task_transitions (task_id,", task_id, &task.past).await;
    let mut ids: Vec<i64> = Vec::new();
    for (place, step) in task.steps.iter().enumerate() {
        let id = insert_step(transaction, task_id, place, step).await;
        let mut parents: Vec<usize> = match ids.len() {
            0 => Vec::new(),
            before => step.parents.iter().map(|place| place % before).collect(),
        };
        parents.sort_unstable();
        parents.dedup();
        for parent in parents {
            transaction
                .execute(
                    "insert into tasker_workflow_step_edges (from_step_id, to_step_id) values ($1, $2)",
                    &[&ids[parent], &id],
                )
                .await
                .expect("an edge");
        }
        ids.push(id);
    }
    task_id
}

async fn insert_step(transaction: &Transaction<'_>, task_id: i64, place: usize, step: &StepHistory) -> i64 {
    let name = format!("step {place}");
    let id: i64 = transaction
        .query_one(
            "with system as (
                 insert into tasker_dependent_systems (name) values (gen_random_uuid()::text)
                 returning dependent_system_id
             ), named_step as (
                 insert into tasker_named_steps (dependent_system_id, name)
                 select dependent_system_id, $2 from system
                 returning named_step_id
             )
             insert into tasker_workflow_steps
                    (task_id, named_step_id, retryable, retry_limit, in_process, processed, attempts,
                     last_attempted_at, backoff_request_seconds, next_attempt_at)
             select $1, named_step_id, $3, $4, $5, $6, $7,
                    now() + $8 * interval '1 second', $9, now() + $10 * interval '1 second'
               from named_step
             returning workflow_step_id",
            &[
                &task_id,
                &name,
                &step.retryable,
                &step.retry_limit,
                &step.in_process,
                &step.processed,
                &step.attempts,
                &step.last_attempted.map(f64::from),
                &step.backoff_request_seconds,
                &step.next_attempt.map(f64::from),
            ],
        )
        .await
        .expect("a step")
        .get("workflow_step_id");
    insert_past(transaction, "tasker_workflow_step_transitions (workflow_step_id,", id, &step.past).await;
    id
}

async fn insert_past(transaction: &Transaction<'_>, whose: &str, id: i64, past: &[Past]) {
    let statement = format!(
        "insert into {whose} to_state, sort_key, most_recent, created_at)
         values ($1, $2, $3, $4, now() + $5 * interval '1 second')"
    );
    for (index, transition) in past.iter().enumerate() {
        let is_last = index + 1 == past.len();
        let at = f64::from(transition.at);
        transaction
            .execute(&statement, &[&id, &transition.state, &(index as i32 * 10), &is_last, &at])
            .await
            .expect("a transition");
    }
}
