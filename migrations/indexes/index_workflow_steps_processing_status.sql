-- Purpose: The steps of a task that are, or are not, processed or in process.
--   Every claim and every completion changes what it holds, so none is
--   made in place (HOT) any more.
-- Set: all.
create index concurrently index_workflow_steps_processing_status
    on tasker_workflow_steps (task_id, processed, in_process)
