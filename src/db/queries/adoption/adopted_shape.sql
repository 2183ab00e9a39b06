-- Purpose: the steps and edges of a version of a workflow that was adopted without a definition.
-- Parameters: $1 the workflow's id.
-- Returns: one row: the names of its steps, with the id of each (a name may come twice); the edges of its newest task as names, parents and
--   children (null: it has no task).
-- Locks: none.
-- Index: tasker_named_tasks_named_steps_named_task_id_named_step_id_key or the engine's like it, index_tasks_named_task,
--   index_workflow_steps_task, index_workflow_step_edges_from.
-- Plan: none, its tables are as small as the number of workflows, queues or workers, but for the steps of one task.
with newest as materialized (
    select task.task_id
      from tasker_tasks task
     where task.named_task_id between $1::bigint and $1::bigint
     order by task.named_task_id desc, task.task_id desc
     limit 1
), members as materialized (
    select step.named_step_id, step.name
      from (select named_step_id from tasker_named_tasks_named_steps where named_task_id = $1::bigint
             union
            select named_step_id from tasker_workflow_steps where task_id = (select task_id from newest)) member
      join tasker_named_steps step using (named_step_id)
), edges as materialized (
    select parent_name.name as parent, child_name.name as child
      from tasker_workflow_steps parent
      join tasker_workflow_step_edges edge on edge.from_step_id = parent.workflow_step_id
      join tasker_workflow_steps child on child.workflow_step_id = edge.to_step_id
      join tasker_named_steps parent_name on parent_name.named_step_id = parent.named_step_id
      join tasker_named_steps child_name on child_name.named_step_id = child.named_step_id
     where parent.task_id = (select task_id from newest)
)
select array(select name::text from members order by name, named_step_id) as names,
       array(select named_step_id::bigint from members order by name, named_step_id) as ids,
       (select task_id from newest) as newest_task_id,
       array(select parent::text from edges order by parent, child) as parents,
       array(select child::text from edges order by parent, child) as children
