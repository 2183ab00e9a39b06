-- Purpose: the queues, their waiting and running steps, their workers, and whether each is paused.
-- Parameters: $1 the queue asked about (null: all); $2 the most entries to count of each lane (a queue, a
--   priority and a handler); $3 the most backoffs and the most claims to look at, of all queues together.
-- Returns: a row for each queue that a workflow has named or that is paused or bound; a count that was cut short is the least there is, and
--   at_least names it.
--   Of its live workers also how many are limited to some handlers or namespaces; and a step that is the first of its lane and that
--   none of them takes (null: none).
-- Locks: none.
-- Index: index_ready_steps_lanes for each lane, index_backoff_steps_due, and tasker_workflow_steps_pkey for what these and
--   the workers' exchanges name; workers and pauses are few.
with alive as materialized (
    select queues, handlers, namespaces
      from tasker_workers
     where last_heartbeat_at >= clock_timestamp() - lease_seconds * interval '1 second'
), ready as materialized (
    select lane.queue, sum(entries.steps)::bigint as steps, min(head.created_at) as oldest_at,
           min(head.workflow_step_id) filter (where not head.is_taken) as untaken_step_id,
           bool_or(entries.steps >= $2) as is_cut
      from tasker_queue_priorities lane
      left join lateral (
           select entry.created_at, entry.workflow_step_id,
                  exists (select from alive
                           where (alive.queues is null or lane.queue = any (alive.queues))
                             and (alive.handlers is null or lane.handler = 'unknown' or lane.handler = any (alive.handlers))
                             and (alive.namespaces is null or workflow.namespace = any (alive.namespaces)))
                  and (lane.queue not in (select queue from tasker_queue_namespaces)
                       or (lane.queue, workflow.namespace) in (select queue, namespace from tasker_queue_namespaces)) as is_taken
             from (select ready.created_at, ready.workflow_step_id
                     from tasker_ready_steps ready
                    where ready.queue = lane.queue and ready.priority = lane.priority and ready.handler = lane.handler
                    order by ready.seq
                    limit 1) entry
            cross join lateral (
                  select (select named.namespace
                            from tasker_workflow_steps step
                            join tasker_tasks task on task.task_id = step.task_id
                            join tasker_named_tasks named on named.named_task_id = task.named_task_id
                           where step.workflow_step_id = entry.workflow_step_id) as namespace) workflow) head on true
     cross join lateral (
           select count(*) as steps
             from (select
                     from tasker_ready_steps entry
                    where entry.queue = lane.queue and entry.priority = lane.priority and entry.handler = lane.handler
                    order by entry.seq
                    limit $2) counted) entries
     where $1::text is null or lane.queue = $1::text
     group by lane.queue
), backing_off as materialized (
    -- A look at each step, not a join, which may read every step there is.
    select step.queue, count(*) as steps
      from (select workflow_step_id
              from tasker_backoff_steps
             order by next_attempt_at, workflow_step_id
             limit $3) waiting
     cross join lateral (
           select step.queue from tasker_workflow_steps step where step.workflow_step_id = waiting.workflow_step_id limit 1) step
     group by step.queue
), named_claims as materialized (
    -- Cut before two rows that name the same claim are made one: the others are not even unpacked.
    select exchange.worker_id, unnest(exchange.held_step_ids) as workflow_step_id
      from tasker_worker_exchanges exchange
     limit $3
), claimed as materialized (
    select step.queue, count(*) as steps
      from (select distinct worker_id, workflow_step_id from named_claims) claim
     cross join lateral (
           select step.queue
             from tasker_workflow_steps step
            where step.workflow_step_id = claim.workflow_step_id and step.in_process and step.claimed_by = claim.worker_id
            limit 1) step
     group by step.queue
), named as (
    select queue from ready
     union
    select queue from tasker_paused_queues where $1::text is null or queue = $1::text
     union
    select queue from tasker_queue_namespaces where $1::text is null or queue = $1::text
)
select named.queue,
       coalesce(ready.steps, 0) as ready_steps,
       ready.oldest_at,
       coalesce(backing_off.steps, 0) as backoff_steps,
       coalesce(claimed.steps, 0) as claimed_steps,
       array_remove(array[case when ready.is_cut then 'ready_steps' end,
                          case when (select sum(steps) from backing_off) >= $3 then 'backoff_steps' end,
                          case when (select count(*) from named_claims) >= $3 then 'claimed_steps' end], null) as at_least,
       (select count(*) from alive where alive.queues is null or named.queue = any (alive.queues)) as live_workers,
       (select count(*) from alive
         where (alive.queues is null or named.queue = any (alive.queues))
           and (alive.handlers is not null or alive.namespaces is not null)) as limited_workers,
       ready.untaken_step_id,
       paused.paused_at,
       paused.paused_by,
       paused.reason,
       array(select bound.namespace from tasker_queue_namespaces bound where bound.queue = named.queue order by 1) as namespaces,
       clock_timestamp() as as_of
  from named
  left join ready using (queue)
  left join backing_off using (queue)
  left join claimed using (queue)
  left join tasker_paused_queues paused using (queue)
 order by named.queue
