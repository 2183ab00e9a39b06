-- Purpose: the queues that look busy and complete nothing: not paused, served by live workers, with steps
--   that have waited for long while these workers have been running the same steps for as long.
-- Parameters: $1 seconds after which a wait or a run is long; $2 the most entries to count of each lane.
-- Returns: a row for each such queue: the steps that wait (is_partial: at least so many), since when the first, its workers, how many steps they may
--   run and do run, and the one they have been running longest (null: they run none).
-- Locks: none.
-- Index: index_ready_steps_lanes for the lanes, tasker_workflow_steps_pkey for the claims; the workers, their exchanges and
--   the pauses are few.
with alive as materialized (
    select worker_id, queues, handlers, namespaces, concurrency
      from tasker_workers
     where last_heartbeat_at >= clock_timestamp() - lease_seconds * interval '1 second'
), lanes as (
    select lane.queue, head.created_at, head.workflow_step_id, entries.steps
      from tasker_queue_priorities lane
     cross join lateral (
           select ready.created_at, ready.workflow_step_id
             from tasker_ready_steps ready
            where ready.queue = lane.queue and ready.priority = lane.priority and ready.handler = lane.handler
            order by ready.seq
            limit 1) head
     cross join lateral (
           select count(*) as steps
             from (select
                     from tasker_ready_steps ready
                    where ready.queue = lane.queue and ready.priority = lane.priority and ready.handler = lane.handler
                    order by ready.seq
                    limit $2) entry) entries
     where lane.queue not in (select queue from tasker_paused_queues)
       -- What was adopted without a definition, no worker can run.
       and lane.handler <> 'undefined'
       -- What no live worker takes is stuck for another reason.
       and exists (select from alive
                    where (alive.queues is null or lane.queue = any (alive.queues))
                      and (alive.handlers is null or lane.handler = 'unknown' or lane.handler = any (alive.handlers))
                      and (alive.namespaces is null
                           or (select named.namespace
                                 from tasker_workflow_steps step
                                 join tasker_tasks task on task.task_id = step.task_id
                                 join tasker_named_tasks named on named.named_task_id = task.named_task_id
                                where step.workflow_step_id = head.workflow_step_id) = any (alive.namespaces)))
), waiting as materialized (
    select queue, sum(steps)::bigint as steps, bool_or(steps >= $2) as is_partial, min(created_at) as oldest_at,
           (array_agg(workflow_step_id order by created_at))[1] as example_step_id
      from lanes
     group by queue
    having min(created_at) <= clock_timestamp() - $1::float8 * interval '1 second'
), held as materialized (
    select claim.worker_id, count(*) as steps,
           max(step.last_attempted_at) as last_claim_at,
           (array_agg(claim.workflow_step_id order by step.last_attempted_at))[1] as longest_step_id,
           min(step.last_attempted_at) as first_claim_at
      from (select distinct exchange.worker_id, held.workflow_step_id
              from tasker_worker_exchanges exchange
             cross join unnest(exchange.held_step_ids) as held (workflow_step_id)
             where (select true from waiting limit 1)) claim
     -- A look at each step, not a join, which may read every step there is.
     cross join lateral (
           select step.last_attempted_at
             from tasker_workflow_steps step
            where step.workflow_step_id = claim.workflow_step_id and step.in_process and step.claimed_by = claim.worker_id
            limit 1) step
     group by claim.worker_id
), latest as materialized (
    -- A worker may be between two steps right now.
    select distinct worker_id
      from tasker_worker_exchanges
     where last_claim_at > clock_timestamp() - $1::float8 * interval '1 second'
)
select waiting.queue,
       waiting.steps as waiting_steps,
       waiting.is_partial,
       waiting.oldest_at,
       waiting.example_step_id,
       count(*) as live_workers,
       sum(alive.concurrency)::bigint as capacity,
       coalesce(sum(held.steps), 0)::bigint as running,
       (array_agg(held.longest_step_id order by held.first_claim_at nulls last))[1] as longest_step_id
  from waiting
  join alive on alive.queues is null or waiting.queue = any (alive.queues)
  left join held on held.worker_id = alive.worker_id
  left join latest on latest.worker_id = alive.worker_id
 group by waiting.queue, waiting.steps, waiting.is_partial, waiting.oldest_at, waiting.example_step_id
having coalesce(bool_and(held.last_claim_at <= clock_timestamp() - $1::float8 * interval '1 second'), true)
   and count(latest.worker_id) = 0
 order by waiting.oldest_at, waiting.queue
