-- Purpose: whether tasker has worked in an adopted database.
-- Parameters: $1 the greatest id of a task and $2 of a workflow when it was adopted.
-- Returns: how many workers have ever registered, and how many tasks and workflows have come since.
-- Locks: none.
-- Index: the primary keys of both tables.
-- Plan: none, reads a sequence and the newest tasks.
select (select case when is_called then last_value else 0 end from tasker_workers_worker_id_seq) as workers,
       (select count(*) from tasker_tasks where task_id > $1::bigint) as tasks,
       (select count(*) from tasker_named_tasks where named_task_id > $2::bigint) as workflows
