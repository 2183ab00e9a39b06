use serde_json::Value;

/// Tasks of one workflow, requested one after another.
#[derive(Debug)]
pub struct Chunk<'a> {
    pub named_task_id: i64,
    /// The first of as many ids, reserved for these tasks.
    pub first_task_id: i64,
    /// The first of as many ids, reserved for their steps.
    pub first_step_id: i64,
    /// The life of each task: a key into the four that follow.
    pub lives: &'a [i32],
    pub tasks: &'a Value,
    pub task_transitions: &'a Value,
    pub steps: &'a Value,
    pub step_transitions: &'a Value,
    /// How long ago the first was requested.
    pub seconds_ago: f64,
    pub seconds_between: f64,
    pub worker_id: i64,
}

query! {
    /// Returns the number of steps inserted.
    pub fn seed_tasks(chunk: &Chunk<'_>) -> i64 = [
        chunk.named_task_id, chunk.first_task_id, chunk.first_step_id, chunk.lives, chunk.tasks,
        chunk.task_transitions, chunk.steps, chunk.step_transitions, chunk.seconds_ago,
        chunk.seconds_between, chunk.worker_id,
    ]
}
