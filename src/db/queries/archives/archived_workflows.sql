-- Purpose: versions of workflows with the names of their steps, for the manifest of an archive.
-- Parameters: $1 named_task_ids.
-- Returns: a row for each version.
-- Locks: none.
-- Index: tasker_named_tasks_pkey; the tables are as small as the number of workflows.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
select workflow.named_task_id::bigint, workflow.namespace, workflow.name, workflow.version, workflow.definition,
       (select coalesce(jsonb_object_agg(step.named_step_id, step.name), '{}')
          from tasker_named_tasks_named_steps member
          join tasker_named_steps step on step.named_step_id = member.named_step_id
         where member.named_task_id = workflow.named_task_id) as steps
  from tasker_named_tasks workflow
 where workflow.named_task_id = any ($1::bigint[])
 order by workflow.named_task_id
