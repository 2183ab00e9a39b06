-- Purpose: The parents of a step: what it waits for, and whose results it reads.
-- Set: lean.
create index concurrently index_workflow_step_edges_to
    on tasker_workflow_step_edges (to_step_id, from_step_id)
