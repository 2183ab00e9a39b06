-- Purpose: the workflows of some tasks, with the names of their steps, for the manifest of an archive.
-- Parameters: $1 task_ids.
-- Returns: a row for each version.
-- Locks: none.
-- Index: tasker_tasks_pkey, tasker_named_tasks_pkey.
with versions as materialized (
    select distinct task.named_task_id
      from unnest($1::bigint[]) as named (task_id)
      join tasker_tasks task on task.task_id = named.task_id
)
select workflow.named_task_id::bigint, workflow.namespace, workflow.name, workflow.version, workflow.definition,
       (select coalesce(jsonb_object_agg(step.named_step_id, step.name), '{}')
          from tasker_named_tasks_named_steps member
          join tasker_named_steps step on step.named_step_id = member.named_step_id
         where member.named_task_id = workflow.named_task_id) as steps
  from versions
  join tasker_named_tasks workflow on workflow.named_task_id = versions.named_task_id
 order by workflow.named_task_id
