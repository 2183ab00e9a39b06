-- Purpose: the parents and children of each step of one task, and its distance from the start.
-- Parameters: $1 task_id.
-- Locks: none.
-- Index: those of the view's version; v3: index_workflow_steps_task, index_workflow_step_edges_from and _to.
select workflow_step_id, task_id, named_step_id, parent_step_ids, child_step_ids, parent_count, child_count,
       is_root_step, is_leaf_step, min_depth_from_root
  from tasker_step_dag_relationships
 where task_id = $1::bigint
