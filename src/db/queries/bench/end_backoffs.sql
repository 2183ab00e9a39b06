-- Purpose: makes every step due whose backoff lasts.
-- Parameters: none.
-- Locks: the steps and their entries; no worker runs.
-- Index: tasker_workflow_steps_pkey.
-- Plan: none, belongs to benchmarks and trials.
with due as (
    update tasker_backoff_steps set next_attempt_at = clock_timestamp()
    returning workflow_step_id, next_attempt_at
)
update tasker_workflow_steps step
   set next_attempt_at = due.next_attempt_at
  from due
 where step.workflow_step_id = due.workflow_step_id
