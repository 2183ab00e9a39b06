-- Purpose: the step in backoff that has been due for longest.
-- Parameters: none.
-- Returns: one row, or none.
-- Locks: none.
-- Index: index_backoff_steps_due, its first entry.
select waiting.workflow_step_id,
       extract(epoch from clock_timestamp() - waiting.next_attempt_at)::float8 as seconds
  -- Compared after the first is found: where none is due, the search would else read all of them.
  from (select workflow_step_id, next_attempt_at
          from tasker_backoff_steps
         order by next_attempt_at, workflow_step_id
         limit 1) waiting
 where waiting.next_attempt_at <= clock_timestamp()
