-- Purpose: The children of a step: what its completion frees.
-- Set: lean.
create index concurrently index_workflow_step_edges_from
    on tasker_workflow_step_edges (from_step_id, to_step_id)
