-- Purpose: one applied template with the ids of its steps, by its own id.
-- Parameters: $1 template.
-- Locks: none.
-- Index: tasker_named_tasks_pkey, then
--   tasker_named_tasks_named_steps_named_task_id_named_step_id_key.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
select
    template.named_task_id::bigint,
    template.namespace,
    template.name,
    template.version,
    template.definition,
    template.definition_hash,
    template.created_at,
    (
        select jsonb_object_agg(step.name, step.named_step_id)
        from tasker_named_tasks_named_steps as member
        join tasker_named_steps as step using (named_step_id)
        where member.named_task_id = template.named_task_id
    ) as named_step_ids
from tasker_named_tasks as template
where template.named_task_id = $1
