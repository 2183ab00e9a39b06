-- Purpose: the result of one step, which may be large.
-- Parameters: $1 step id; $2 the most bytes of it as text.
-- Returns: one row: its size, and the text unless it has more bytes; or none if the step is gone.
-- Locks: none. Whoever asks has a child of it, so it is complete.
-- Index: tasker_workflow_steps_pkey.
select octet_length(text)::bigint as bytes, case when octet_length(text) <= $2::bigint then text end as text
  from (select coalesce(results, 'null')::text as text
          from tasker_workflow_steps
         where workflow_step_id = $1
        -- Prints it once.
        offset 0) printed
