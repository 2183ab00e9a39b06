-- Purpose: the step in backoff that has been due for longest.
-- Parameters: none.
-- Returns: one row, or none.
-- Locks: none.
-- Index: index_backoff_steps_due.
-- Plan: none, `check health` runs it, bounded in rows and in time.
select waiting.workflow_step_id,
       extract(epoch from clock_timestamp() - waiting.next_attempt_at)::float8 as seconds
  from tasker_backoff_steps waiting
 where waiting.next_attempt_at <= clock_timestamp()
 order by waiting.next_attempt_at, waiting.workflow_step_id
 limit 1
