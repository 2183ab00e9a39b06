-- Purpose: whether each step of one task can run now, and what it waits for.
-- Parameters: $1 task_id.
-- Locks: none.
-- Index: those of the view's version; v3: index_workflow_steps_task, then by step.
select workflow_step_id, task_id, named_step_id, name, current_state, dependencies_satisfied, retry_eligible,
       ready_for_execution, last_failure_at, next_retry_at, total_parents, completed_parents, attempts,
       retry_limit, backoff_request_seconds, last_attempted_at
  from tasker_step_readiness_statuses
 where task_id = $1::bigint
