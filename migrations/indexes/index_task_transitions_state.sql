-- Purpose: The tasks in a state, newest first.
-- Set: lean.
create index concurrently index_task_transitions_state
    on tasker_task_transitions (to_state, task_id)
 where most_recent
