-- Purpose: which of some tasks are in the database.
-- Parameters: $1 task_ids.
-- Returns: their ids.
-- Locks: none.
-- Index: tasker_tasks_pkey.
select task.task_id
  from unnest($1::bigint[]) as named (task_id)
  join tasker_tasks task on task.task_id = named.task_id
 order by task.task_id
