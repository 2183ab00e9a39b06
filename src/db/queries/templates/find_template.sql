-- Purpose: one applied template with the ids of its steps.
-- Parameters: $1 namespace, $2 name, $3 version, or null for the highest.
-- Locks: none.
-- Index: tasker_named_tasks_namespace_name_version_key, then
--   tasker_named_tasks_named_steps_named_task_id_named_step_id_key.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
with chosen as (
    select named_task_id, namespace, name, version, definition, definition_hash, created_at
    from tasker_named_tasks
    where namespace = $1 and name = $2 and (version = $3 or $3::text is null)
    -- By number: 1.10.0 comes after 1.9.0. A version that is not three numbers
    -- was written by another program and yields to any that is.
    order by
        case when version ~ '^[0-9]{1,9}[.][0-9]{1,9}[.][0-9]{1,9}$'
            then string_to_array(version, '.')::integer[]
        end desc nulls last,
        named_task_id desc
    limit 1
)
select
    chosen.named_task_id::bigint,
    chosen.namespace,
    chosen.name,
    chosen.version,
    chosen.definition,
    chosen.definition_hash,
    chosen.created_at,
    (
        select jsonb_object_agg(step.name, step.named_step_id)
        from tasker_named_tasks_named_steps as member
        join tasker_named_steps as step using (named_step_id)
        where member.named_task_id = chosen.named_task_id
    ) as named_step_ids
from chosen
