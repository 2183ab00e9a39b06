-- Purpose: The steps somebody holds right now, while the log said so: the exchanges of their workers name them instead.
-- Set: replaced.
create index concurrently index_step_transitions_in_progress
    on tasker_workflow_step_transitions (workflow_step_id)
 where most_recent and to_state = 'in_progress'
