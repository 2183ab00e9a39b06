-- Purpose: the next page of all tasks, for reading every one of them.
-- Parameters: $1 the last id of the page before (0: from the beginning), $2 the most to return.
-- Locks: none.
-- Index: tasker_tasks_pkey.
select task.task_id
  from tasker_tasks task
 where task.task_id > $1::bigint
 order by task.task_id
 limit $2::bigint
