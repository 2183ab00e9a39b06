-- Purpose: The last failure of a step, whatever its most_recent flag.
-- Set: lean.
create index concurrently index_step_transitions_failures
    on tasker_workflow_step_transitions (workflow_step_id, created_at)
 where to_state = 'error'
