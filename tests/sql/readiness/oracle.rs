//! Readiness calculated in plain Rust from the raw rows, by the rules as they
//! are written down, one after the other.

use std::fmt::Debug;

use jiff::{SignedDuration, Timestamp};
use tokio_postgres::{Row, Transaction};

struct Transition {
    step_id: i64,
    to_state: String,
    most_recent: bool,
    created_at: Timestamp,
}

struct Edge {
    parent_id: i64,
    child_id: i64,
}

/// The raw rows of one task, and the moment they are judged at.
struct Raw {
    now: Timestamp,
    steps: Vec<Row>,
    edges: Vec<Edge>,
    transitions: Vec<Transition>,
}

/// Every way in which the view contradicts the raw rows of a task.
pub async fn compare(transaction: &Transaction<'_>, task_id: i64) -> Vec<String> {
    let raw = Raw::read(transaction, task_id).await;
    let seen = transaction
        .query(
            "select * from tasker_step_readiness_statuses where task_id = $1 order by workflow_step_id",
            &[&task_id],
        )
        .await
        .expect("the view's rows");
    let mut faults = Vec::new();
    if seen.len() != raw.steps.len() {
        faults.push(format!("{} rows for {} steps", seen.len(), raw.steps.len()));
    }
    for (step, seen) in raw.steps.iter().zip(&seen) {
        raw.judge(step, seen, &mut faults);
    }
    faults
}

impl Raw {
    async fn read(transaction: &Transaction<'_>, task_id: i64) -> Raw {
        let query = async |sql| transaction.query(sql, &[&task_id]).await.expect("raw rows");
        let now = transaction.query_one("select now() as now", &[]).await.expect("the time").get("now");
        let steps = query(
            "select step.*, named_step.name
               from tasker_workflow_steps step join tasker_named_steps named_step using (named_step_id)
              where task_id = $1 order by workflow_step_id",
        )
        .await;
        let edges = query(
            "select from_step_id, to_step_id from tasker_workflow_step_edges
              where to_step_id in (select workflow_step_id from tasker_workflow_steps where task_id = $1)",
        )
        .await;
        let transitions = query(
            "select workflow_step_id, to_state, most_recent, created_at from tasker_workflow_step_transitions
              where workflow_step_id in (select workflow_step_id from tasker_workflow_steps where task_id = $1)",
        )
        .await;
        let edges = edges.iter().map(|row| Edge { parent_id: row.get(0), child_id: row.get(1) }).collect();
        let transitions = transitions
            .iter()
            .map(|row| Transition {
                step_id: row.get(0),
                to_state: row.get(1),
                most_recent: row.get(2),
                created_at: row.get(3),
            })
            .collect();
        Raw { now, steps, edges, transitions }
    }

    fn state_of(&self, step_id: i64) -> &str {
        let current = self.transitions.iter().find(|t| t.step_id == step_id && t.most_recent);
        current.map_or("pending", |transition| &transition.to_state)
    }

    fn last_failure_of(&self, step_id: i64) -> Option<Timestamp> {
        let failures = self.transitions.iter().filter(|t| t.step_id == step_id && t.to_state == "error");
        failures.map(|failure| failure.created_at).max()
    }

    fn judge(&self, step: &Row, seen: &Row, faults: &mut Vec<String>) {
        let step_id: i64 = step.get("workflow_step_id");
        let attempts = step.get::<_, Option<i32>>("attempts").unwrap_or(0);
        let retry_limit = step.get::<_, Option<i32>>("retry_limit").unwrap_or(3);
        let state = self.state_of(step_id);
        let parents: Vec<i64> =
            self.edges.iter().filter(|edge| edge.child_id == step_id).map(|edge| edge.parent_id).collect();
        let is_satisfied = |id: &&i64| matches!(self.state_of(**id), "complete" | "resolved_manually");
        let completed = parents.iter().filter(is_satisfied).count();
        let last_failure = self.last_failure_of(step_id);
        let next_retry = next_retry(step, attempts, last_failure);

        let is_unblocked = completed == parents.len();
        let is_eligible = attempts < retry_limit
            && (step.get("retryable") || attempts == 0)
            && next_retry.is_none_or(|at| at <= self.now);
        let is_ready = matches!(state, "pending" | "error")
            && is_unblocked
            && !step.get::<_, bool>("in_process")
            && !step.get::<_, bool>("processed")
            && is_eligible;

        let mut expect = Expect { seen, faults };
        expect.column("workflow_step_id", step_id);
        expect.column("task_id", step.get::<_, i64>("task_id"));
        expect.column("named_step_id", step.get::<_, i64>("named_step_id"));
        expect.column("name", step.get::<_, String>("name"));
        expect.column("current_state", state.to_owned());
        expect.column("dependencies_satisfied", is_unblocked);
        expect.column("retry_eligible", is_eligible);
        expect.column("ready_for_execution", is_ready);
        expect.column("last_failure_at", last_failure);
        expect.column("next_retry_at", next_retry);
        expect.column("total_parents", parents.len() as i64);
        expect.column("completed_parents", completed as i64);
        expect.column("attempts", attempts);
        expect.column("retry_limit", retry_limit);
        expect.column("backoff_request_seconds", step.get::<_, Option<i32>>("backoff_request_seconds"));
        expect.column("last_attempted_at", step.get::<_, Option<Timestamp>>("last_attempted_at"));
    }
}

/// When the backoff ends: the moment drawn, what the other side asked for, or
/// the longest the formula allows.
fn next_retry(step: &Row, attempts: i32, last_failure: Option<Timestamp>) -> Option<Timestamp> {
    let seconds = SignedDuration::from_secs;
    let drawn: Option<Timestamp> = step.get("next_attempt_at");
    if let (Some(drawn), Some(_), true) = (drawn, last_failure, attempts > 0) {
        return Some(drawn);
    }
    let requested: Option<i32> = step.get("backoff_request_seconds");
    let last_attempted: Option<Timestamp> = step.get("last_attempted_at");
    if let (Some(requested), Some(attempted)) = (requested, last_attempted) {
        return Some(attempted + seconds(requested.into()));
    }
    let longest = 2_i64.checked_pow(attempts.try_into().expect("not negative")).unwrap_or(i64::MAX).min(30);
    last_failure.map(|failure| failure + seconds(longest))
}

struct Expect<'a> {
    seen: &'a Row,
    faults: &'a mut Vec<String>,
}

impl Expect<'_> {
    fn column<T>(&mut self, column: &str, expected: T)
    where
        T: for<'r> tokio_postgres::types::FromSql<'r> + PartialEq + Debug,
    {
        let seen: T = self.seen.get(column);
        if seen != expected {
            self.faults.push(format!("{column}: the view says {seen:?}, the rows say {expected:?}"));
        }
    }
}
