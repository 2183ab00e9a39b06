-- Purpose: the greatest ids of tasks and of workflows.
-- Parameters: none.
-- Locks: none.
-- Index: the primary keys of both tables.
-- Plan: none, reads the newest row of each table.
select coalesce((select max(task_id) from tasker_tasks), 0)::bigint as task_id,
       coalesce((select max(named_task_id) from tasker_named_tasks), 0)::bigint as named_task_id
