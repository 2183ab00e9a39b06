-- Purpose: The current state of a task.
--   index_task_transitions_most_recent, which is unique, finds the same rows.
-- Set: all.
create index concurrently index_task_transitions_current_state_optimized
    on tasker_task_transitions (task_id, most_recent)
 where most_recent
