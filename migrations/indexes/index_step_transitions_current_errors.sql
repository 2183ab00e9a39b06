-- Purpose: The steps whose current state is a failure, and since when.
-- Set: all.
create index concurrently index_step_transitions_current_errors
    on tasker_workflow_step_transitions (workflow_step_id, most_recent, created_at)
 where to_state = 'error' and most_recent
