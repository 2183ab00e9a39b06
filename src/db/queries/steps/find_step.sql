-- Purpose: finds a step, by its id or by its name within a task.
-- Parameters: $1 step id (null: by name); $2 task_id; $3 step name.
-- Returns: one row, or none.
-- Locks: none.
-- Index: tasker_workflow_steps_pkey, or index_workflow_steps_task.
select found.workflow_step_id, found.task_id
  from (select step.workflow_step_id, step.task_id
          from tasker_workflow_steps step
         where step.workflow_step_id = $1::bigint
        union all
        select step.workflow_step_id, step.task_id
          from tasker_workflow_steps step
          join tasker_named_steps named using (named_step_id)
         where $1::bigint is null and step.task_id = $2::bigint and named.name = $3::text) as found
 order by found.workflow_step_id
 limit 1
