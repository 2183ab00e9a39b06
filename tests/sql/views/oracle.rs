//! The four views calculated in plain Rust from the raw rows, by the rules as
//! they are written down, one after the other.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use tokio_postgres::{Row, Transaction};

use super::raw::Raw;

/// What a view should say of a task: its rows, in the order of their ids.
pub type Expected = Vec<Value>;

/// What each step waits for, and what the task's own rows add up to.
struct Judged<'a> {
    id: i64,
    row: &'a Row,
    state: &'a str,
    parents: Vec<i64>,
    attempts: i32,
    retry_limit: i32,
    has_attempts_left: bool,
    is_unblocked: bool,
    is_eligible: bool,
    is_ready: bool,
}

/// Judges every step, and says what the readiness view should.
pub fn readiness(raw: &Raw) -> Expected {
    let row = |step: &Row| {
        let judged = judge(raw, step);
        let last_failure = raw.last_failure_of(judged.id);
        json!({
            "workflow_step_id": judged.id,
            "task_id": raw.task_id,
            "named_step_id": step.get::<_, i64>("named_step_id"),
            "name": step.get::<_, String>("name"),
            "current_state": judged.state,
            "dependencies_satisfied": judged.is_unblocked,
            "retry_eligible": judged.is_eligible,
            "ready_for_execution": judged.is_ready,
            "last_failure_at": moment(last_failure),
            "next_retry_at": moment(next_retry(step, judged.attempts, last_failure)),
            "total_parents": judged.parents.len(),
            "completed_parents": raw.satisfied(&judged.parents),
            "attempts": judged.attempts,
            "retry_limit": judged.retry_limit,
            "backoff_request_seconds": step.get::<_, Option<i32>>("backoff_request_seconds"),
            "last_attempted_at": moment(step.get("last_attempted_at")),
        })
    };
    raw.steps.iter().map(row).collect()
}

pub fn relationships(raw: &Raw) -> Expected {
    let row = |step: &Row| {
        let id: i64 = step.get("workflow_step_id");
        let (parents, children) = (raw.parents_of(id), raw.children_of(id));
        json!({
            "workflow_step_id": id,
            "task_id": raw.task_id,
            "named_step_id": step.get::<_, i64>("named_step_id"),
            "parent_step_ids": parents,
            "child_step_ids": children,
            "parent_count": parents.len(),
            "child_count": children.len(),
            "is_root_step": parents.is_empty(),
            "is_leaf_step": children.is_empty(),
            "min_depth_from_root": depth(raw, id),
        })
    };
    raw.steps.iter().map(row).collect()
}

/// Parents are inserted before their children, so this ends.
fn depth(raw: &Raw, id: i64) -> usize {
    raw.parents_of(id).iter().map(|parent| depth(raw, *parent) + 1).min().unwrap_or(0)
}

pub fn context(raw: &Raw) -> Expected {
    let steps: Vec<_> = raw.steps.iter().map(|step| judge(raw, step)).collect();
    let counts = Counts::of(&steps);
    let has_final_failure = steps.iter().any(|step| step.state == "error" && !step.has_attempts_left);
    let is_in_backoff = |step: &Judged| {
        matches!(step.state, "pending" | "error")
            && step.is_unblocked
            && step.has_attempts_left
            && !step.is_eligible
    };
    let waits = steps.iter().any(is_in_backoff);
    let is_over = counts.completed + counts.cancelled == counts.total;
    let (execution, action) = if counts.ready > 0 {
        ("has_ready_steps", "execute_ready_steps")
    } else if counts.in_progress > 0 {
        ("processing", "wait_for_completion")
    } else if has_final_failure {
        ("blocked_by_failures", "handle_failures")
    } else if is_over {
        ("all_complete", "finalize_task")
    } else if !waits {
        ("blocked_by_failures", "handle_failures")
    } else {
        ("waiting_for_dependencies", "wait_for_dependencies")
    };
    let health = match () {
        () if counts.total == 0 => "unknown",
        () if has_final_failure && counts.ready == 0 => "blocked",
        () if counts.ready + counts.in_progress == 0 && !waits && !is_over => "blocked",
        () if counts.failed == 0 => "healthy",
        () => "recovering",
    };
    let hundredths = match counts.total {
        0 => 10_000.0,
        total => (10_000.0 * counts.completed as f64 / total as f64).round(),
    };
    vec![json!({
        "task_id": raw.task_id,
        "named_task_id": raw.named_task_id,
        "status": raw.task_state(),
        "total_steps": counts.total,
        "pending_steps": counts.pending,
        "in_progress_steps": counts.in_progress,
        "completed_steps": counts.completed,
        "failed_steps": counts.failed,
        "ready_steps": counts.ready,
        "execution_status": execution,
        "recommended_action": action,
        "completion_percentage": hundredths / 100.0,
        "health_status": health,
    })]
}

pub fn summary(raw: &Raw) -> Expected {
    let steps: Vec<_> = raw.steps.iter().map(|step| judge(raw, step)).collect();
    let counts = Counts::of(&steps);
    let ids = |is_listed: &dyn Fn(&Judged) -> bool| -> Vec<i64> {
        steps.iter().filter(|step| is_listed(step)).map(|step| step.id).collect()
    };
    let is_blocked = |step: &Judged| matches!(step.state, "pending" | "error") && !step.is_ready;
    let reasons: Vec<_> = steps.iter().filter(|step| is_blocked(step)).map(reason).collect();
    let roots = ids(&|step| step.parents.is_empty());
    vec![json!({
        "task_id": raw.task_id,
        "total_steps": counts.total,
        "pending_steps": counts.pending,
        "in_progress_steps": counts.in_progress,
        "completed_steps": counts.completed,
        "failed_steps": counts.failed,
        "ready_steps": counts.ready,
        "root_step_ids": roots,
        "root_step_count": roots.len(),
        "blocked_step_ids": ids(&is_blocked),
        "blocking_reasons": reasons,
        "next_executable_step_ids": ids(&|step| step.is_ready),
        "processing_strategy": match counts.ready {
            0 => "waiting",
            1 => "sequential",
            2..=5 => "small_parallel",
            _ => "batch_parallel",
        },
    })]
}

fn reason(step: &Judged) -> &'static str {
    if !step.is_unblocked {
        "dependencies_not_satisfied"
    } else if !step.has_attempts_left {
        "no_attempts_left"
    } else if !step.is_eligible {
        "in_backoff"
    } else if step.row.get("in_process") {
        "in_process"
    } else {
        "processed"
    }
}

struct Counts {
    total: usize,
    pending: usize,
    in_progress: usize,
    completed: usize,
    failed: usize,
    cancelled: usize,
    ready: usize,
}

impl Counts {
    fn of(steps: &[Judged]) -> Counts {
        let count = |is_counted: &dyn Fn(&Judged) -> bool| steps.iter().filter(|s| is_counted(s)).count();
        Counts {
            total: steps.len(),
            pending: count(&|step| step.state == "pending"),
            in_progress: count(&|step| step.state == "in_progress"),
            completed: count(&|step| matches!(step.state, "complete" | "resolved_manually")),
            failed: count(&|step| step.state == "error"),
            cancelled: count(&|step| step.state == "cancelled"),
            ready: count(&|step| step.is_ready),
        }
    }
}

fn judge<'a>(raw: &'a Raw, row: &'a Row) -> Judged<'a> {
    let id = row.get("workflow_step_id");
    let attempts = row.get::<_, Option<i32>>("attempts").unwrap_or(0);
    let retry_limit = row.get::<_, Option<i32>>("retry_limit").unwrap_or(3);
    let state = raw.state_of(id);
    let parents = raw.parents_of(id);
    let next_retry = next_retry(row, attempts, raw.last_failure_of(id));
    let is_unblocked = raw.satisfied(&parents) == parents.len();
    let has_attempts_left = attempts < retry_limit && (row.get("retryable") || attempts == 0);
    let is_eligible = has_attempts_left && next_retry.is_none_or(|at| at <= raw.now);
    let is_ready = matches!(state, "pending" | "error")
        && is_unblocked
        && !row.get::<_, bool>("in_process")
        && !row.get::<_, bool>("processed")
        && is_eligible;
    Judged {
        id,
        row,
        state,
        parents,
        attempts,
        retry_limit,
        has_attempts_left,
        is_unblocked,
        is_eligible,
        is_ready,
    }
}

/// When the backoff ends: the moment drawn, what the other side asked for, or
/// the longest the formula allows.
fn next_retry(step: &Row, attempts: i32, last_failure: Option<Timestamp>) -> Option<Timestamp> {
    let seconds = SignedDuration::from_secs;
    let drawn: Option<Timestamp> = step.get("next_attempt_at");
    if let (Some(drawn), Some(_)) = (drawn, last_failure) {
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

/// A moment as PostgreSQL writes it into JSON.
fn moment(at: Option<Timestamp>) -> Option<String> {
    at.map(|at| at.to_string().replace('Z', "+00:00"))
}

/// Every way in which a version's views contradict the raw rows of a task.
pub async fn compare(transaction: &Transaction<'_>, schema: &str, raw: &Raw) -> Vec<String> {
    let views = [
        ("tasker_step_readiness_statuses", "workflow_step_id", readiness(raw)),
        ("tasker_step_dag_relationships", "workflow_step_id", relationships(raw)),
        ("tasker_task_execution_contexts", "task_id", context(raw)),
        ("tasker_task_workflow_summaries", "task_id", summary(raw)),
    ];
    let mut faults = Vec::new();
    for (view, key, expected) in views {
        let question =
            format!("select to_jsonb(seen) from {schema}.{view} seen where task_id = $1 order by {key}");
        let seen = transaction.query(&question, &[&raw.task_id]).await.expect("the view's rows");
        let seen: Vec<Value> = seen.iter().map(|row| row.get(0)).collect();
        faults.extend(
            differences(&seen, &expected).into_iter().map(|fault| format!("{schema}.{view}: {fault}")),
        );
    }
    faults
}

fn differences(seen: &[Value], expected: &[Value]) -> Vec<String> {
    let mut faults = Vec::new();
    if seen.len() != expected.len() {
        faults.push(format!("{} rows instead of {}", seen.len(), expected.len()));
    }
    for (seen, expected) in seen.iter().zip(expected) {
        let (seen, expected) = (seen.as_object().expect("a row"), expected.as_object().expect("a row"));
        let columns: std::collections::BTreeSet<_> = seen.keys().chain(expected.keys()).collect();
        for column in columns {
            if seen.get(column) != expected.get(column) {
                let (seen, expected) = (seen.get(column), expected.get(column));
                faults.push(format!("{column}: the view says {seen:?}, the rows say {expected:?}"));
            }
        }
    }
    faults
}
