-- Purpose: the inputs of claimed steps: the task's context and the parents' results.
-- Parameters: $1 step ids.
-- Returns: for each step its task's identity and context, and the results of its parents by step name.
-- Locks: none. The parents are complete and the context never changes, so there is nothing to race with.
-- Index: primary keys, index_workflow_step_edges_to.
select step.workflow_step_id, task.identity_hash, task.context,
       (select coalesce(jsonb_object_agg(named.name, parent.results), '{}')
          from tasker_workflow_step_edges edge
          join tasker_workflow_steps parent on parent.workflow_step_id = edge.from_step_id
          join tasker_named_steps named on named.named_step_id = parent.named_step_id
         where edge.to_step_id = step.workflow_step_id) as parents
  from tasker_workflow_steps step
  join tasker_tasks task on task.task_id = step.task_id
 where step.workflow_step_id = any ($1::bigint[])
