-- Purpose: the context of one task, which may be large.
-- Parameters: $1 task id; $2 the most bytes of it as text.
-- Returns: one row: its size, and the text unless it has more bytes; or none if the task is gone.
-- Locks: none. A context never changes.
-- Index: tasker_tasks_pkey.
select octet_length(text)::bigint as bytes, case when octet_length(text) <= $2::bigint then text end as text
  from (select coalesce(context, 'null')::text as text
          from tasker_tasks
         where task_id = $1
        -- Prints it once.
        offset 0) printed
