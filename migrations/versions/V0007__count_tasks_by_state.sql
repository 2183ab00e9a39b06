-- What lets tasks be counted without reading them: numbers of tasks by workflow and state, kept from what each statement
-- changes, and the lease of the one session at a time that does the upkeep.
--
-- Locks: none that anyone waits for; every table here is new, and a function is replaced. No table of tasks is read. The
-- tasks that are there are counted afterwards, by the first upkeep (a worker's, or `tasker upkeep run`): one statement that
-- reads them once and locks nothing (docs/scaling.md has its time). Until then `tasker task count` reads them itself, as before.
-- Version 6 has refused the workers of earlier releases, so from here on every statement that moves a task counts it.

-- What a statement has changed: a row for each workflow whose tasks it has moved, with the numbers that differ. Rows are only
-- inserted and, once folded, deleted: no two statements wait for each other. The statement inserts what it has written
-- elsewhere, so its transaction has an id before it draws that of the row. A fold that has seen a greater id then knows
-- which transactions may still add a smaller one (src/db/queries/counts/fold_counts.sql).
create table tasker_task_count_deltas (
    id bigint generated always as identity primary key,
    named_task_id bigint not null,
    -- Eight columns have room for their nulls in the header of a row: it has 48 bytes with two numbers.
    pending integer,
    in_progress integer,
    error integer,
    complete integer,
    resolved_manually integer,
    cancelled integer
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000, autovacuum_vacuum_insert_scale_factor = 0,
        autovacuum_vacuum_insert_threshold = 100000);

-- The sums of what was folded.
create table tasker_task_counts (
    named_task_id bigint primary key,
    pending bigint not null default 0,
    in_progress bigint not null default 0,
    error bigint not null default 0,
    complete bigint not null default 0,
    resolved_manually bigint not null default 0,
    cancelled bigint not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
) with (fillfactor = 50);

-- One row: how far the deltas are folded.
create table tasker_task_counting (
    is_only boolean primary key default true check (is_only),
    -- No delta up to this id is left, but in the gaps.
    watermark bigint not null default 0,
    -- Ids up to the watermark that no fold has seen: of transactions that were under way, or rolled back. Once every transaction
    -- before gaps_until has ended, the gaps are settled. Those found since are the young ones.
    gaps int8multirange not null default '{}',
    gaps_until xid8 not null default '0',
    young_gaps int8multirange not null default '{}',
    -- Whether the tasks are counted that were there before this version.
    is_filled boolean not null default false,
    -- They are counted once every transaction before this one has ended.
    fill_from xid8,
    -- Rises with every difference that was appended to correct the counts.
    corrections bigint not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
) with (fillfactor = 50);

insert into tasker_task_counting default values;

-- One row: who does the upkeep.
create table tasker_upkeep (
    is_only boolean primary key default true check (is_only),
    -- Rises with each holder and never falls. Every write of the upkeep looks whether it is still its holder's.
    fence bigint not null default 0,
    holder text,
    -- Null: no worker.
    worker_id bigint,
    held_since timestamptz,
    -- By the server's clock; null: nobody holds it.
    leased_until timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
) with (fillfactor = 50);

insert into tasker_upkeep default values;

-- The last run of each of its jobs.
create table tasker_upkeep_jobs (
    job text primary key,
    fence bigint not null,
    began_at timestamptz not null,
    ended_at timestamptz not null,
    -- What it did: rows folded, workers forgotten, …
    done bigint not null default 0,
    -- Null: it did not fail.
    failure text,
    failed_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
) with (fillfactor = 50);

-- Where there is no workflow there is no task.
update tasker_task_counting
   set is_filled = not exists (select from tasker_named_tasks);

-- As in version 5, but that it counts.
create or replace function tasker_submit_tasks(
    named_task_id bigint, contexts jsonb[], tags jsonb[], priorities smallint[], initiators text[], source_systems text[],
    reasons text[], identities text[]
) returns table (ordinal bigint, task_id bigint, workflow text, identity text, is_new boolean, differs boolean, notified bigint)
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
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
 order by ordinal;
end
$$;
