-- Purpose: The steps of a task without a look at the table.
--   Every claim and every completion changes what it holds, so none is
--   made in place (HOT) any more.
-- Set: all.
create index concurrently index_workflow_steps_task_covering
    on tasker_workflow_steps (task_id)
 include (workflow_step_id, processed, in_process, attempts, retry_limit)
