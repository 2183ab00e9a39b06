-- Purpose: The current state of a step.
--   index_step_transitions_most_recent, which is unique, finds the same rows.
-- Set: all.
create index concurrently index_step_transitions_current_state_optimized
    on tasker_workflow_step_transitions (workflow_step_id, most_recent)
 where most_recent
