-- Purpose: gives an adopted version of a workflow its definition: what tasker_apply writes for a new one.
-- Parameters: $1 the workflow's id; $2 canonical definition; $3 its SHA-256 in hex; one element for each step: $4
--   named_step_ids, $5 positions, $6 queues, $7 priorities, $8 whether it is retried, $9 retry limits, $10 handlers; one
--   for each edge: $11 parents and $12 children, by named_step_id.
-- Returns: the number of steps written; none where somebody else has bound the version.
-- Locks: the workflow's row and those of its steps.
-- Index: the primary key of tasker_named_tasks, the key of tasker_named_tasks_named_steps.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
with bound as (
    update tasker_named_tasks
       set definition = $2::jsonb, definition_hash = $3::text, description = coalesce($2::jsonb ->> 'description', description),
           updated_at = now()
     where named_task_id = $1::bigint and definition is null
    returning named_task_id
), steps as materialized (
    select step.*
      from bound
     cross join unnest($4::bigint[], $5::integer[], $6::text[], $7::smallint[], $8::boolean[], $9::integer[], $10::text[])
           as step (named_step_id, position, queue, priority, retryable, retry_limit, handler)
), lanes as (
    insert into tasker_queue_priorities (queue, priority, handler)
    select distinct queue, priority, handler from steps
     union
    -- Those that were there before keep their queue.
    select 'adopted', 0::smallint, handler from steps
        on conflict do nothing
), written as (
    insert into tasker_named_tasks_named_steps (named_task_id, named_step_id, position, queue, priority, default_retryable,
                                                default_retry_limit, handler)
    select $1::bigint, named_step_id, position, queue, priority, retryable, retry_limit, handler
      from steps
     order by position
        on conflict (named_task_id, named_step_id) do update
       set position = excluded.position, queue = excluded.queue, priority = excluded.priority,
           default_retryable = excluded.default_retryable, default_retry_limit = excluded.default_retry_limit,
           handler = excluded.handler, updated_at = now()
    returning named_step_id
), edges as (
    insert into tasker_named_tasks_edges (named_task_id, from_named_step_id, to_named_step_id)
    select $1::bigint, edge.parent, edge.child
      from bound
     cross join unnest($11::bigint[], $12::bigint[]) as edge (parent, child)
        on conflict do nothing
)
select count(*) as steps from written
