//! Filling a database with tasks in every state, set by set: faster by far than
//! working through them, and consistent all the same, since each task repeats a
//! life that was lived by the engine's rules ([`life`]).

mod life;
mod shape;
mod stage;

use anyhow::Context as _;
use fastrand::Rng;
use serde::Serialize;
use serde_json::{Value, json};

use super::{Progress, store};
use crate::db::Session;
use crate::db::queries::bench::{
    Chunk, foreign_workflow, reserve_ids, seed_tasks, unanalysed_tables, vacuum_analyze,
};
use crate::db::queries::workers::{Registration, register_worker};
use crate::error::{Failure, Result};
use crate::model::state::State;
use life::Life;
use stage::Lives;

pub use shape::Shape;
pub use stage::SeedStage;

/// The namespace of the seeded workflows. A database with tasks of this namespace only was made to be filled.
pub const NAMESPACE: &str = "bench-seed";

/// Steps in one statement and transaction, which bounds the memory on both sides.
const CHUNK_STEPS: usize = 70_000;
/// The seeded tasks were requested over this time, the last of them just now.
const HISTORY_SECONDS: f64 = 30.0 * 86_400.0;

/// Steps run in the last of the seeded tasks only: no fleet of workers holds more than some thousands at a time.
const RUNNING_TASKS: usize = 10_000;

/// How to fill a database.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub tasks: usize,
    pub shape: Shape,
    pub stage: SeedStage,
    /// Decides everything that is drawn.
    pub seed: u64,
    /// Whether to vacuum and analyse the tables in the end.
    pub analyze: bool,
}

/// The rows added to a database.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Seeded {
    pub tasks: usize,
    pub steps: usize,
    pub edges: usize,
    /// Whether the planner has statistics for the tables.
    pub is_analysed: bool,
}

/// Adds tasks to a database without tasks, or with seeded ones only.
///
/// # Errors
/// A [`Failure`] if the database has other tasks; those of the server. Chunks committed by then stay and are
/// consistent.
pub async fn seed(session: &mut Session, options: Options, progress: &Progress) -> Result<Seeded> {
    refuse_real_tasks(session).await?;
    let mut random = Rng::with_seed(options.seed);
    let worker = Registration::of_this_process("bench-seed");
    // It never sends a heartbeat again, so any other worker takes over its steps.
    let worker_id = register_worker(session, &worker).await.context("registering the seeded worker")?;
    let mut workflows = Vec::new();
    for outline in options.shape.outlines(options.seed) {
        let named_task_id = store(session, &outline.template()).await?.named_task_id;
        let lives = Lives::new(options.stage, &outline.parents, worker_id, &mut random);
        workflows.push(Workflow { named_task_id, edges: outline.edges(), lives });
    }

    let seconds_between = HISTORY_SECONDS / options.tasks as f64;
    let mut seeded = Seeded::default();
    let mut turn = workflows.iter().cycle();
    while seeded.tasks < options.tasks {
        let workflow = turn.next().expect("every shape has a workflow");
        // Each workflow gets its share, however few tasks there are.
        let share = options.tasks.div_ceil(workflows.len());
        let left = options.tasks - seeded.tasks;
        let tasks = (CHUNK_STEPS / workflow.steps()).clamp(1, share).min(left);
        let drawn: Vec<usize> =
            (0..tasks).map(|task| workflow.lives.draw(left - task <= RUNNING_TASKS, &mut random)).collect();
        let seconds_ago = left as f64 * seconds_between;
        let rows = Rows::of(&workflow.lives.lives, &drawn);
        let steps = tasks * workflow.steps();
        let (first_task_id, first_step_id) =
            reserve_ids(session, tasks as i64, steps as i64, session.schema())
                .await
                .context("reserving ids")?;
        let chunk = Chunk {
            named_task_id: workflow.named_task_id,
            first_task_id,
            first_step_id,
            lives: &drawn.iter().map(|&life| life as i32).collect::<Vec<_>>(),
            tasks: &rows.tasks,
            task_transitions: &rows.task_transitions,
            steps: &rows.steps,
            step_transitions: &rows.step_transitions,
            seconds_ago,
            seconds_between,
            worker_id,
        };
        let made = seed_tasks(session, &chunk).await.context("filling the tables")?;
        assert_eq!(made, steps as i64, "each step of a life is a step of its workflow");
        seeded.tasks += tasks;
        seeded.steps += steps;
        seeded.edges += tasks * workflow.edges;
        progress("seeding tasks", seeded.tasks as u64, options.tasks as u64);
    }
    if options.analyze {
        vacuum_analyze(session).await.context("analysing the tables")?;
    }
    seeded.is_analysed = unanalysed_tables(session, session.schema()).await?.is_empty();
    Ok(seeded)
}

/// Adds tasks of the benchmarks' own shape to `had` seeded ones, up to `tasks`. Equal sizes give equal tasks.
///
/// # Errors
/// Those of [`seed`].
pub async fn grow(
    session: &mut Session,
    had: usize,
    tasks: usize,
    stage: SeedStage,
    analyze: bool,
    progress: &Progress,
) -> Result<Seeded> {
    let more = Options { tasks: tasks - had, shape: Shape::Diamond, stage, seed: tasks as u64, analyze };
    seed(session, more, progress).await
}

/// Seeded tasks must not mix with real ones.
async fn refuse_real_tasks(session: &Session) -> Result<()> {
    match foreign_workflow(session, NAMESPACE).await.context("counting tasks")? {
        None => Ok(()),
        Some(workflow) => Err(Failure::new(format!("the database has tasks of {workflow} that were not seeded"))
            .hint("use a new database: `createdb seeded`, then `tasker --database-url postgres:///seeded migrate up`")
            .into()),
    }
}

struct Workflow {
    named_task_id: i64,
    edges: usize,
    lives: Lives,
}

impl Workflow {
    fn steps(&self) -> usize {
        self.lives.lives[0].steps.len()
    }
}

/// The rows of the drawn lives in each table, as records with the number of their life.
struct Rows {
    tasks: Value,
    task_transitions: Value,
    steps: Value,
    step_transitions: Value,
}

impl Rows {
    fn of(lives: &[Life], drawn: &[usize]) -> Rows {
        let mut used = drawn.to_vec();
        used.sort_unstable();
        used.dedup();
        let [mut tasks, mut task_transitions, mut steps, mut step_transitions] = [const { Vec::new() }; 4];
        for number in used {
            let life = &lives[number];
            tasks.push(json!({
                "life": number,
                "complete": life.state() == State::Complete,
                "remaining_steps": life.remaining_steps(),
                "active_steps": life.active_steps(),
                "last_sort_key": life.past.last().map_or(0, |last| last.sort_key),
                "recorded_state": life.past.last().map_or(State::Pending, |last| last.to_state),
            }));
            task_transitions.extend(life.past.iter().map(|past| with(json!(past), &[("life", number)])));
            for (position, step) in life.steps.iter().enumerate() {
                let key = [("life", number), ("ordinal", position)];
                let row = json!({
                    "retryable": step.retryable,
                    "in_process": step.state() == State::InProgress,
                    "is_complete": step.state() == State::Complete,
                    "ended_after_seconds": Life::ended_after_seconds(step),
                    "attempts": step.attempts,
                    "last_attempt_after_seconds": step.last_attempt_after_seconds,
                    "remaining_parents": step.remaining_parents,
                    "is_ready": step.is_ready(),
                    "retries_in_seconds": step.retries_in_seconds,
                    "retried_after_seconds": step.retried_after_seconds,
                    "last_sort_key": step.past.last().map_or(0, |last| last.sort_key),
                });
                steps.push(with(row, &key));
                step_transitions.extend(step.past.iter().map(|past| with(json!(past), &key)));
            }
        }
        Rows {
            tasks: tasks.into(),
            task_transitions: task_transitions.into(),
            steps: steps.into(),
            step_transitions: step_transitions.into(),
        }
    }
}

fn with(mut record: Value, keys: &[(&str, usize)]) -> Value {
    for (name, number) in keys {
        record[*name] = json!(number);
    }
    record
}
