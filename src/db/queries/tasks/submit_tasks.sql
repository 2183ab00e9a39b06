-- Purpose: submits tasks of one workflow with their steps, edges and first ready steps. One statement for one
--   task or for thousands: it makes steps and edges from the stored workflow, so that only the differing
--   parts are sent.
-- Parameters: $1 named_task_id; then, one element for each task: $2 contexts, $3 tags,
--   $4 priorities, $5 initiators, $6 source systems, $7 reasons, $8 identities (null: a new one).
-- Returns: for each task its ordinal's id, workflow and identity, whether it is new, and whether the task that
--   was there has another context; no row where a concurrent transaction has just made that identity: ask again.
-- Locks: on new rows only. Two submissions of one identity meet at its unique
--   index; the second waits for the first and then does nothing.
-- Index: tasker_tasks_identity_hash_key, the unique keys of the tasker_named_tasks_* tables.
with workflow as materialized (
    -- An identity belongs to all versions of a workflow.
    select namespace, name, namespace || '/' || name || ':' as scope, namespace || '/' || name || '@' || version as full_name
      from tasker_named_tasks
     where named_task_id = $1
), given as materialized (
    select ordinal, context, tags, priority, initiator, source_system, reason,
           coalesce(identity, drawn) as identity, coalesce((select scope from workflow) || identity, drawn) as identity_hash,
           identity is not null as is_named
      from (select *, gen_random_uuid()::text as drawn
              from unnest($2::jsonb[], $3::jsonb[], $4::smallint[], $5::text[], $6::text[], $7::text[], $8::text[])
                   with ordinality as task (context, tags, priority, initiator, source_system, reason, identity, ordinal)) task
), template_steps as materialized (
    -- Parents are counted by grouping, and ordinals found by bisection below, without a join: of a
    -- workflow just stored the planner knows nothing, and a nested loop over ten
    -- thousand steps takes a minute.
    select named_step_id, bool_or(default_retryable) as default_retryable,
           max(default_retry_limit) as default_retry_limit, bool_or(skippable) as skippable,
           max(queue) as queue, max(priority) as priority, max(handler) as handler, sum(parents) as parents,
           row_number() over (order by max(position), named_step_id) as ordinal
      from (select named_step_id, default_retryable, default_retry_limit, skippable, queue, priority, handler, position, 0 as parents
              from tasker_named_tasks_named_steps
             where named_task_id = $1
             union all
            select to_named_step_id, null, null, null, null, null, null, null, 1
              from tasker_named_tasks_edges
             where named_task_id = $1) as step
     group by named_step_id
    having count(position) > 0
), step_ordinals as materialized (
    select array_agg(named_step_id order by named_step_id) as ids,
           array_agg(ordinal order by named_step_id) as ordinals
      from template_steps
), template_edges as materialized (
    select step_ordinals.ordinals[width_bucket(edge.from_named_step_id, step_ordinals.ids)] as from_ordinal,
           step_ordinals.ordinals[width_bucket(edge.to_named_step_id, step_ordinals.ids)] as to_ordinal
      from tasker_named_tasks_edges edge
     cross join step_ordinals
     where edge.named_task_id = $1
), known as materialized (
    select given.ordinal, task.task_id, given.identity, task.context is distinct from given.context as differs,
           (select named.namespace || '/' || named.name || '@' || named.version from tasker_named_tasks named
             where named.named_task_id = task.named_task_id) as workflow
      from given
     cross join lateral (
           -- A look for each, not a join, which may read every task there is.
           (select task_id, named_task_id, context
              from tasker_tasks
             where identity_hash = given.identity_hash
             limit 1)
            union all
           -- As it was stored before it named its workflow.
           (select old.task_id, old.named_task_id, old.context
              from tasker_tasks old
              join tasker_named_tasks named on named.named_task_id = old.named_task_id
              join workflow on workflow.namespace = named.namespace and workflow.name = named.name
             where old.identity_hash = given.identity
             limit 1)
            limit 1) task
     where given.is_named
), new_tasks as (
    insert into tasker_tasks (named_task_id, context, tags, priority, initiator, source_system, reason,
                              identity_hash, remaining_steps, active_steps, requested_at)
    select $1, given.context, given.tags, given.priority, given.initiator, given.source_system, given.reason,
           given.identity_hash, size.steps, size.roots, clock_timestamp()
      from given
     cross join (select count(*) as steps, count(*) filter (where parents = 0) as roots from template_steps) size
     -- Tried, it would draw an id and leave a gap.
     where given.ordinal not in (select ordinal from known)
     order by given.ordinal
        on conflict (identity_hash) do nothing
    returning task_id, identity_hash, priority, context
), tallied as (
    insert into tasker_task_count_deltas (named_task_id, pending)
    select $1, count(*)
      from new_tasks
    having count(*) > 0
), new_steps as (
    -- In template order: parents get smaller ids than their children, so locks
    -- taken in id order never run against the direction of the edges.
    insert into tasker_workflow_steps (task_id, named_step_id, retryable, retry_limit, skippable,
                                       queue, priority, handler, remaining_parents)
    select new_tasks.task_id, step.named_step_id, step.default_retryable, step.default_retry_limit, step.skippable,
           step.queue, step.priority + new_tasks.priority, step.handler, step.parents
      from new_tasks cross join template_steps step
     order by new_tasks.task_id, step.ordinal
    returning workflow_step_id, task_id, queue, priority, handler, remaining_parents
), step_ids as (
    -- The id at index n is the step at ordinal n: cheaper than joining every edge
    -- to the new steps twice, whatever the planner thinks of their number.
    select array_agg(workflow_step_id order by workflow_step_id) as by_ordinal
      from new_steps
     group by task_id
), new_edges as (
    insert into tasker_workflow_step_edges (from_step_id, to_step_id)
    select step_ids.by_ordinal[edge.from_ordinal], step_ids.by_ordinal[edge.to_ordinal]
      from step_ids cross join template_edges edge
), new_ready as (
    insert into tasker_ready_steps (workflow_step_id, queue, priority, handler)
    select workflow_step_id, queue, priority, handler
      from new_steps
     where remaining_parents = 0
     order by workflow_step_id
    returning queue
), new_priorities as (
    insert into tasker_queue_priorities (queue, priority, handler)
    select distinct queue, priority, handler
      from new_steps
     where not exists (select from tasker_queue_priorities known
                        where known.queue = new_steps.queue and known.priority = new_steps.priority
                          and known.handler = new_steps.handler)
        on conflict do nothing
), woken as (
    select pg_notify('tasker_ready', queue)
      from (select distinct queue from new_ready) ready
     where exists (select from tasker_workers where idle)
), submitted as (
    -- Of an identity given twice, the first.
    select given.ordinal, new_tasks.task_id, (select full_name from workflow) as workflow, given.identity,
           row_number() over (partition by new_tasks.task_id order by given.ordinal) = 1 as is_new,
           new_tasks.context is distinct from given.context as differs
      from given join new_tasks using (identity_hash)
     union all
    -- By ordinal: an identity given twice is known twice.
    select ordinal, task_id, workflow, identity, false, differs from known
)
select ordinal, task_id, workflow, identity, is_new, differs, (select count(*) from woken) as notified
  from submitted
 order by ordinal
