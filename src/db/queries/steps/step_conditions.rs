use crate::db::row::part;
use crate::model::diagnosis::{Claim, Condition};

from_row! {
    |row| Condition {
        step_id = "workflow_step_id", task_id, name, workflow, state, since, task_state, queue, handler,
        priority, attempts, retry_limit, retryable, interruptions, remaining_parents, in_process, processed, last_attempted_at,
        next_attempt_at, claim: part::<i64, _>(row, "claimed_by")?, has_definition, last_error = "message", failed_at, queued_at,
        steps_ahead, as_of,
    }
}

from_row! { Claim { worker_id = "claimed_by", host, pid, last_heartbeat_at, lease_ends_at, is_not_run } }

query! {
    /// Reads the facts that decide whether and when steps run.
    pub fn step_conditions(step_ids: &[i64]) -> Vec<Condition>
}
