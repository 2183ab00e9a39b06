-- Purpose: the steps that no live worker will run or take back, those of paused queues or of queues that do not take
--   their namespaces, and those without a stored definition, in groups of one cause and one named step.
-- Parameters: $1 seconds that a step must have been so; $2 the most entries to read of each
--   lane (a queue, a priority and a handler), the longest waiting first, and as many backoffs and claims;
--   $3 the most steps to name of each group.
-- Returns: as stuck_failures; a group counts no more than what was read, and is_partial says whether there are more such
--   entries, backoffs or claims. Also the live workers of the queue that take other
--   handlers or namespaces only, which of the two excludes the steps, and the namespaces that the queue is bound to.
-- Locks: none.
-- Index: index_ready_steps_lanes for each lane, index_backoff_steps_due, and the primary keys of what these and the
--   workers' exchanges name. Where all lanes are served for every namespace and all workflows are defined, none
--   of it is read.
with alive as materialized (
    select worker_id, queues, handlers, namespaces
      from tasker_workers
     where last_heartbeat_at >= clock_timestamp() - lease_seconds * interval '1 second'
), lanes as materialized (
    select lane.queue, lane.priority, lane.handler,
           lane.queue in (select queue from tasker_paused_queues) as is_paused,
           -- For every namespace.
           lane.queue not in (select queue from tasker_paused_queues)
           and lane.queue not in (select queue from tasker_queue_namespaces)
           and exists (select from alive
                        where (alive.queues is null or lane.queue = any (alive.queues))
                          and (alive.handlers is null or lane.handler = 'unknown' or lane.handler = any (alive.handlers))
                          and alive.namespaces is null) as is_served
      from tasker_queue_priorities lane
), undefined as materialized (
    select named_task_id from tasker_named_tasks where definition is null
), claims as (
    select claim.workflow_step_id, claim.worker_id, step.last_attempted_at
      from (select distinct exchange.worker_id, held.workflow_step_id
              from tasker_worker_exchanges exchange
             cross join unnest(exchange.held_step_ids) as held (workflow_step_id)
             limit $2) claim
     -- A look at each step, not a join, which may read every step there is.
     cross join lateral (
           select step.last_attempted_at
             from tasker_workflow_steps step
            where step.workflow_step_id = claim.workflow_step_id and step.in_process and step.claimed_by = claim.worker_id
            limit 1) step
), waiting as (
    select entry.workflow_step_id, entry.created_at, true as is_ready, false as is_lost, false as is_not_run
      from lanes
     cross join lateral (
           select ready.workflow_step_id, ready.created_at
             from tasker_ready_steps ready
            where ready.queue = lanes.queue and ready.priority = lanes.priority and ready.handler = lanes.handler
            order by ready.seq
            limit $2) entry
     where not lanes.is_served or exists (select from undefined)
    union all
    select entry.workflow_step_id, entry.created_at, false, false, false
      from (select backoff.workflow_step_id, backoff.created_at
              from tasker_backoff_steps backoff
             where (select bool_or(not is_served) from lanes)
             order by backoff.next_attempt_at, backoff.workflow_step_id
             limit $2) entry
    union all
    -- A live worker, whatever it serves, takes back what a lost one holds.
    select claim.workflow_step_id, claim.last_attempted_at, false, true, false
      from claims claim
     where not exists (select from alive)
    union all
    -- Nor does a live one run what it claimed long before it last said what it runs.
    select claim.workflow_step_id, claim.last_attempted_at, false, false, true
      from claims claim
      join tasker_workers worker on worker.worker_id = claim.worker_id
     where exists (select from alive)
       -- As stranded_steps has it.
       and claim.last_attempted_at < worker.last_heartbeat_at - worker.lease_seconds * interval '0.75 second'
       and claim.workflow_step_id <> all (worker.running_step_ids)
), cut as materialized (
    select exists (select
                     from lanes
                    cross join lateral (
                          select
                            from tasker_ready_steps ready
                           where ready.queue = lanes.queue and ready.priority = lanes.priority and ready.handler = lanes.handler
                           order by ready.seq
                          offset $2
                           limit 1) more
                    where not lanes.is_served or exists (select from undefined))
           or ((select bool_or(not is_served) from lanes)
               and exists (select from (select from tasker_backoff_steps order by next_attempt_at, workflow_step_id offset $2 limit 1) more))
           or (select count(*) from waiting where is_lost) >= $2 as is_partial
), placed as materialized (
    -- A look at each step, not a join, which may read every step there is.
    select waiting.created_at, waiting.is_ready, waiting.is_lost, waiting.is_not_run, step.*
      from waiting
     cross join lateral (
           select step.workflow_step_id, step.task_id, step.named_step_id, step.queue, step.handler,
                  (select task.named_task_id from tasker_tasks task where task.task_id = step.task_id) as named_task_id
             from tasker_workflow_steps step
            where step.workflow_step_id = waiting.workflow_step_id
            limit 1) step
     where waiting.created_at <= clock_timestamp() - $1::float8 * interval '1 second'
), judged as (
    select case when placed.is_lost then 'claimed_by_dead_worker'
                when placed.is_not_run then 'claim_not_run'
                when placed.is_ready and placed.named_task_id in (select named_task_id from undefined)
                then 'handler_missing'
                when placed.queue in (select queue from lanes where is_paused) then 'queue_paused'
                when placed.queue in (select queue from tasker_queue_namespaces)
                     and (placed.queue, workflow.namespace) not in (select queue, namespace from tasker_queue_namespaces)
                then 'queue_bound'
                when not exists (select from alive
                                  where (alive.queues is null or placed.queue = any (alive.queues))
                                    and (alive.handlers is null or placed.handler = 'unknown' or placed.handler = any (alive.handlers))
                                    and (alive.namespaces is null or workflow.namespace = any (alive.namespaces)))
                then 'no_worker'
           end as cause,
           placed.*
      from placed
      join tasker_named_tasks workflow on workflow.named_task_id = placed.named_task_id
), ranked as (
    select judged.*,
           row_number() over (partition by named_task_id, named_step_id, cause, queue
                                  order by created_at, workflow_step_id) as ordinal
      from judged
     where cause is not null
), grouped as (
    select cause, named_task_id, named_step_id, queue,
           count(*) as steps,
           count(distinct task_id) as tasks,
           max(handler) as handler,
           max(workflow_step_id) filter (where ordinal = 1) as example_step_id,
           array_agg(workflow_step_id order by ordinal) filter (where ordinal <= $3::bigint) as step_ids,
           array_agg(task_id order by ordinal) filter (where ordinal <= $3::bigint) as task_ids,
           array_agg(created_at order by ordinal) filter (where ordinal <= $3::bigint) as since
      from ranked
     group by named_task_id, named_step_id, cause, queue
)
select grouped.cause,
       workflow.namespace,
       workflow.namespace || '/' || workflow.name || '@' || workflow.version as workflow,
       named.name as step,
       grouped.queue,
       grouped.steps,
       grouped.tasks,
       grouped.example_step_id,
       grouped.step_ids,
       grouped.task_ids,
       grouped.since,
       (select is_partial from cut) as is_partial,
       excluded.workers as excluded_workers,
       case when excluded.by_namespace then workflow.namespace end as excluded_namespace,
       case when excluded.by_handler then grouped.handler end as excluded_handler,
       array(select bound.namespace from tasker_queue_namespaces bound where bound.queue = grouped.queue order by 1) as bound_to
  from grouped
  join tasker_named_tasks workflow using (named_task_id)
  join tasker_named_steps named using (named_step_id)
 cross join lateral (
       select count(*) filter (where not takes_handler or not takes_namespace) as workers,
              bool_or(not takes_namespace) as by_namespace, bool_or(not takes_handler) as by_handler
         from (select alive.handlers is null or grouped.handler = 'unknown' or grouped.handler = any (alive.handlers) as takes_handler,
                      alive.namespaces is null or workflow.namespace = any (alive.namespaces) as takes_namespace
                 from alive
                where alive.queues is null or grouped.queue = any (alive.queues)) of_queue) excluded
