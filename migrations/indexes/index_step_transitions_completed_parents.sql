-- Purpose: The steps that satisfy their children.
-- Set: all.
create index concurrently index_step_transitions_completed_parents
    on tasker_workflow_step_transitions (workflow_step_id, most_recent)
 where to_state in ('complete', 'resolved_manually') and most_recent
