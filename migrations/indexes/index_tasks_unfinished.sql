-- Purpose: The tasks that are not complete, few among the many that are.
-- Set: lean.
create index concurrently index_tasks_unfinished
    on tasker_tasks (task_id)
 where not complete
