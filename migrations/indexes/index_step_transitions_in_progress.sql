-- Purpose: The steps somebody holds right now: how the steps of a dead worker are found.
--   An index on tasker_workflow_steps (claimed_by) would do it too, and would cost every
--   claim and every completion its HOT update.
-- Set: lean.
create index concurrently index_step_transitions_in_progress
    on tasker_workflow_step_transitions (workflow_step_id)
 where most_recent and to_state = 'in_progress'
