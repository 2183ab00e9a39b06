-- Purpose: The tasks of one workflow, newest first.
-- Set: lean.
create index concurrently index_tasks_named_task
    on tasker_tasks (named_task_id, task_id)
