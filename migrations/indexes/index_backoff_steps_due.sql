-- Purpose: The steps whose backoff is over, the longest waiting first.
-- Set: lean.
create index concurrently index_backoff_steps_due
    on tasker_backoff_steps (next_attempt_at, workflow_step_id)
