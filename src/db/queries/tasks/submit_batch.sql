-- Purpose: submits tasks of one workflow, as every role that may submit does: by the function, which keeps the rules and
--   runs submit_tasks.sql.
-- Parameters: $1 [namespace/]name[@version] of the workflow; $2 the tasks, a JSON array of objects.
-- Returns: for each task its ordinal's id, workflow and identity, whether it is new, and whether the task that was there
--   has another context.
-- Locks: those of submit_tasks.sql.
-- Index: those of submit_tasks.sql, within the function.
-- Plan: none, the function runs submit_tasks.sql, whose plans are checked.
select ordinal, task_id, task_workflow, task_identity, is_new, differs
  from tasker_submit_batch($1::text, $2::jsonb)
 order by ordinal
