-- Purpose: the edges of tasks in which a child has a smaller id than its parent: only these can have a cycle, and statements
--   that lock steps in the order of their ids lock theirs against the direction of the edges.
-- Parameters: $1 the last task read before; $2 the most tasks to read.
-- Returns: the edges, by task.
-- Locks: none.
-- Index: an index on from_step_id, tasker_workflow_steps_pkey.
-- Plan: none, reads every edge once while nothing else runs.
with backward as materialized (
    select distinct step.task_id
      from tasker_workflow_step_edges edge
      join tasker_workflow_steps step on step.workflow_step_id = edge.from_step_id
     where edge.to_step_id < edge.from_step_id and step.task_id > $1::bigint
     order by step.task_id
     limit $2::bigint
)
select backward.task_id, edge.from_step_id as parent_id, edge.to_step_id as child_id
  from backward
  join tasker_workflow_steps step on step.task_id = backward.task_id
  join tasker_workflow_step_edges edge on edge.from_step_id = step.workflow_step_id
 order by backward.task_id
