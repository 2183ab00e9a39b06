-- Purpose: every version of every workflow, the highest version first within each.
-- Parameters: $1 namespace, or null for all.
-- Locks: none.
-- Index: tasker_named_tasks_named_steps_named_task_id_named_step_id_key counts the steps,
--   index_tasks_named_task finds the newest task; neither grows with the tasks of other templates.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
select
    template.named_task_id::bigint,
    template.namespace,
    template.name,
    template.version,
    template.description,
    template.definition_hash,
    template.created_at,
    (
        select count(*)
        from tasker_named_tasks_named_steps as member
        where member.named_task_id = template.named_task_id
    ) as steps,
    -- Not their number: counting reads an index entry for every task there ever was.
    -- A range and both columns, not an equality: only one index has this order. For
    -- an equality the planner walks the tasks of all templates from the newest back,
    -- and for a template without any task it walks them to the end.
    (
        select task.requested_at
        from tasker_tasks as task
        where task.named_task_id between template.named_task_id and template.named_task_id
        order by task.named_task_id desc, task.task_id desc
        limit 1
    ) as last_task_at
from tasker_named_tasks as template
where template.namespace = $1 or $1::text is null
order by
    template.namespace,
    template.name,
    case when template.version ~ '^[0-9]{1,9}[.][0-9]{1,9}[.][0-9]{1,9}$'
        then string_to_array(template.version, '.')::integer[]
    end desc nulls last,
    template.named_task_id desc
