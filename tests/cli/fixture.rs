//! Tasks in states that are hard to catch a real worker in, written as the
//! engine writes them: flags, counters, queues and transitions agree.

use tokio_postgres::Client;

use tasker::model::state::State;

/// One step of a task to be written.
pub struct Step {
    name: &'static str,
    state: State,
    parents: &'static [&'static str],
    attempts: i32,
    queue: &'static str,
    failure: Option<serde_json::Value>,
    is_waiting: bool,
    is_permanent: bool,
    results: Option<serde_json::Value>,
}

/// A step in `state`, after its `parents`: one that has been worked on took
/// 120 ms, and one in progress began two hours ago.
pub fn step(name: &'static str, state: State, parents: &'static [&'static str]) -> Step {
    let attempts = i32::from(!matches!(state, State::Pending | State::Cancelled));
    Step {
        name,
        state,
        parents,
        attempts,
        queue: "default",
        failure: None,
        is_waiting: false,
        is_permanent: false,
        results: None,
    }
}

impl Step {
    pub fn attempts(mut self, attempts: i32) -> Step {
        self.attempts = attempts;
        self
    }

    pub fn queue(mut self, queue: &'static str) -> Step {
        self.queue = queue;
        self
    }

    /// What its last attempt said.
    pub fn failure(mut self, failure: serde_json::Value) -> Step {
        self.failure = Some(failure);
        self
    }

    /// It waits an hour for its next attempt.
    pub fn waiting(mut self) -> Step {
        self.is_waiting = true;
        self
    }

    pub fn permanent(mut self) -> Step {
        self.is_permanent = true;
        self
    }

    pub fn results(mut self, results: serde_json::Value) -> Step {
        self.results = Some(results);
        self
    }
}

/// Writes a task of `shop/order@1.0.0` requested two hours ago; returns its id.
pub async fn task(client: &Client, identity: &str, state: State, steps: &[Step]) -> i64 {
    task_of(client, "order", identity, state, steps).await
}

/// The same for a workflow of another name.
pub async fn task_of(client: &Client, workflow: &str, identity: &str, state: State, steps: &[Step]) -> i64 {
    // One transaction has one now(): durations come out exactly.
    client.batch_execute("begin").await.expect("a transaction");
    let ready = |step: &Step| {
        let satisfied =
            |parent: &&str| steps.iter().any(|s| s.name == *parent && s.state.satisfies_children());
        step.parents.iter().all(satisfied)
    };
    let remaining = steps.iter().filter(|step| !is_processed(step.state)).count() as i32;
    let active = steps
        .iter()
        .filter(|step| match step.state {
            State::Pending => ready(step),
            State::InProgress => true,
            State::Error => step.is_waiting,
            _ => false,
        })
        .count() as i32;
    let task_id: i64 = client
        .query_one(
            "with workflow as (
                 insert into tasker_named_tasks (namespace, name, version) values ('shop', $1, '1.0.0')
                     on conflict (namespace, name, version) do update set updated_at = now()
                 returning named_task_id)
             insert into tasker_tasks (named_task_id, identity_hash, complete, remaining_steps, active_steps, requested_at)
             select named_task_id, $2, $3, $4, $5, now() - interval '2 hours 20 seconds' from workflow
             returning task_id",
            &[&workflow, &identity, &(state == State::Complete), &remaining, &active],
        )
        .await
        .expect("a task")
        .get(0);
    let history: &[State] = match state {
        State::Pending => &[],
        State::InProgress => &[State::InProgress],
        State::Complete => &[State::InProgress, State::Complete],
        State::Error => &[State::InProgress, State::Error],
        State::Cancelled => &[State::Cancelled],
        State::ResolvedManually => &[State::ResolvedManually],
    };
    let mut from = State::Pending;
    for (place, to) in history.iter().enumerate() {
        client
            .execute(
                "insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent, created_at)
                 values ($1, $2, $3, $4, $5, now() - interval '2 hours 20 seconds' + $4::integer * interval '1 second')",
                &[&task_id, &from.as_str(), &to.as_str(), &((place as i32 + 1) * 10), &(place + 1 == history.len())],
            )
            .await
            .expect("a transition of the task");
        from = *to;
    }
    for step in steps {
        write_step(client, task_id, step, steps, ready(step)).await;
    }
    client.batch_execute("commit").await.expect("a task as a whole");
    task_id
}

fn is_processed(state: State) -> bool {
    matches!(state, State::Complete | State::ResolvedManually | State::Cancelled)
}

async fn write_step(client: &Client, task_id: i64, step: &Step, steps: &[Step], is_ready: bool) {
    let unsatisfied = step
        .parents
        .iter()
        .filter(|parent| steps.iter().any(|s| s.name == **parent && !s.state.satisfies_children()))
        .count() as i32;
    let holder: Option<i64> = match step.state {
        State::InProgress => Some(worker(client).await),
        _ => None,
    };
    let step_id: i64 = client
        .query_one(
            "with system as (
                 insert into tasker_dependent_systems (name) values ('fixture')
                     on conflict (name) do update set updated_at = now()
                 returning dependent_system_id
             ), named as (
                 insert into tasker_named_steps (dependent_system_id, name) select dependent_system_id, $2 from system
                     on conflict (dependent_system_id, name) do update set updated_at = now()
                 returning named_step_id)
             insert into tasker_workflow_steps (task_id, named_step_id, processed, in_process, attempts, queue,
                                                remaining_parents, claimed_by, retryable, last_attempted_at, results,
                                                next_attempt_at)
             select $1, named_step_id, $3, $4, $5, $6, $7, $8, $9,
                    case when $5 > 0 then now() - interval '2 hours 20 seconds' end, $10,
                    case when $11 then now() + interval '1 hour 20 seconds' end
               from named
             returning workflow_step_id",
            &[
                &task_id,
                &step.name,
                &is_processed(step.state),
                &(step.state == State::InProgress),
                &step.attempts,
                &step.queue,
                &unsatisfied,
                &holder,
                &!step.is_permanent,
                &step.results,
                &step.is_waiting,
            ],
        )
        .await
        .expect("a step")
        .get(0);
    for parent in step.parents {
        client
            .execute(
                "insert into tasker_workflow_step_edges (from_step_id, to_step_id)
                 select workflow_step_id, $2
                   from tasker_workflow_steps join tasker_named_steps named using (named_step_id)
                  where task_id = $1 and named.name = $3",
                &[&task_id, &step_id, parent],
            )
            .await
            .expect("an edge");
    }
    if step.state == State::Pending && is_ready {
        let sql = "insert into tasker_ready_steps (workflow_step_id, queue, priority) values ($1, $2, 0)";
        client.execute(sql, &[&step_id, &step.queue]).await.expect("a ready step");
    }
    if step.is_waiting {
        let sql = "insert into tasker_backoff_steps (workflow_step_id, next_attempt_at)
                   values ($1, now() + interval '1 hour 20 seconds')";
        client.execute(sql, &[&step_id]).await.expect("a waiting step");
    }
    write_history(client, step_id, step, holder).await;
}

async fn write_history(client: &Client, step_id: i64, step: &Step, holder: Option<i64>) {
    let mut history = Vec::new();
    if step.attempts > 0 {
        history.push((
            State::InProgress,
            Some(serde_json::json!({ "worker_id": holder.unwrap_or(1), "attempt": step.attempts })),
        ));
    }
    if step.state != State::InProgress && step.state != State::Pending {
        history.push((step.state, step.failure.clone()));
    }
    let mut from = State::Pending;
    let last = history.len();
    for (place, (to, metadata)) in history.into_iter().enumerate() {
        client
            .execute(
                "insert into tasker_workflow_step_transitions
                     (workflow_step_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
                 values ($1, $2, $3, $4, $5, $6, now() - interval '2 hours 20 seconds' + $7 * interval '120 milliseconds')",
                &[
                    &step_id,
                    &from.as_str(),
                    &to.as_str(),
                    &((place as i32 + 1) * 10),
                    &(place + 1 == last),
                    &metadata,
                    &(place as f64),
                ],
            )
            .await
            .expect("a transition of the step");
        from = to;
    }
}

/// Writes a live worker; returns its id.
async fn worker(client: &Client) -> i64 {
    client
        .query_one(
            "insert into tasker_workers (host, pid, version, concurrency, lease_seconds)
             values ('host-a', 4711, '0.1.0', 16, 30) returning worker_id",
            &[],
        )
        .await
        .expect("a worker")
        .get(0)
}

/// Replaces moments, which no snapshot can hold.
pub fn without_moments(text: &str) -> String {
    let shape = "0000-00-00 00:00:00";
    let is_moment = |window: &[char]| {
        window.iter().zip(shape.chars()).all(|(&found, wanted)| match wanted {
            '0' => found.is_ascii_digit(),
            ' ' => found == ' ' || found == 'T',
            other => found == other,
        })
    };
    let characters: Vec<char> = text.chars().collect();
    let mut clean = String::new();
    let mut at = 0;
    while at < characters.len() {
        let end = at + shape.len();
        if end <= characters.len() && is_moment(&characters[at..end]) {
            clean.push_str("<moment>");
            at = end;
            // Milliseconds, where there are any.
            if characters.get(at) == Some(&'.') {
                at += 1 + characters[at + 1..].iter().take_while(|c| c.is_ascii_digit()).count();
            }
        } else {
            clean.push(characters[at]);
            at += 1;
        }
    }
    clean
}
