-- Purpose: the workers of some queues and handlers, whether the queues are paused, and the current rate of completed
--   steps.
-- Parameters: one element for each pair: $1 queues, $2 handlers; $3 a step, of whose namespace the workers must be (null: of any).
-- Returns: a row for each pair: its live workers, how many steps they may run side by side, how many
--   they run (looking at no more than 1,000 claims), or how many sql steps, where these alone keep another one
--   waiting; its live workers that take other handlers or namespaces only, and which of the two excludes the step; the
--   namespaces that the queue is bound to, if the step's is none of them; and for all queues together the steps
--   completed among the last 500 transitions and the seconds these took.
-- Locks: none.
-- Index: tasker_workflow_steps_pkey for the claims; of the last transitions the last pages of the table are read; the
--   workers and the pauses are few.
with asked as materialized (
    select named.namespace
      from tasker_workflow_steps step
      join tasker_tasks task on task.task_id = step.task_id
      join tasker_named_tasks named on named.named_task_id = task.named_task_id
     where step.workflow_step_id = $3::bigint
), alive as materialized (
    select worker_id, queues, handlers, namespaces, concurrency, least(concurrency, sql_connections) as sql_concurrency
      from tasker_workers
     where last_heartbeat_at >= clock_timestamp() - lease_seconds * interval '1 second'
), held as materialized (
    select claim.worker_id, count(*) as steps, count(*) filter (where step.handler = 'sql') as sql_steps
      from (select distinct exchange.worker_id, held.workflow_step_id
              from tasker_worker_exchanges exchange
             cross join unnest(exchange.held_step_ids) as held (workflow_step_id)
             limit 1000) claim
     -- A look at each step, not a join, which may read every step there is.
     cross join lateral (
           select step.handler
             from tasker_workflow_steps step
            where step.workflow_step_id = claim.workflow_step_id and step.in_process and step.claimed_by = claim.worker_id
            limit 1) step
     group by claim.worker_id
), latest as materialized (
    select count(*) filter (where transition.to_state = 'complete') as completed,
           extract(epoch from clock_timestamp() - min(transition.created_at))::float8 as seconds
      from (select recent.to_state, recent.created_at
              from tasker_workflow_step_transitions recent
             -- No index has the order of time, and no statement needs one: what is new is at the table's end.
             where recent.ctid >= (select format('(%s,0)', greatest(pg_relation_size(any_row.tableoid) / current_setting('block_size')::bigint - 16, 0))::tid
                                     from tasker_workflow_step_transitions any_row
                                    limit 1)
             order by recent.created_at desc
             limit 500) transition
), served as (
    select wanted.queue, wanted.handler,
           count(alive.worker_id) as live_workers,
           coalesce(sum(alive.concurrency), 0)::bigint as capacity,
           coalesce(sum(held.steps), 0)::bigint as running,
           coalesce(sum(alive.sql_concurrency), 0)::bigint as sql_capacity,
           coalesce(sum(held.sql_steps), 0)::bigint as sql_running
      from unnest($1::text[], $2::text[]) as wanted (queue, handler)
      left join alive on (alive.queues is null or wanted.queue = any (alive.queues))
                     and (alive.handlers is null or wanted.handler = 'unknown' or wanted.handler = any (alive.handlers))
                     and ((select namespace from asked) = any (alive.namespaces)) is not false
                     and (wanted.queue not in (select queue from tasker_queue_namespaces)
                          or ((wanted.queue, (select namespace from asked)) in (select queue, namespace from tasker_queue_namespaces)) is not false)
      left join held on held.worker_id = alive.worker_id
     group by wanted.queue, wanted.handler
), limited as (
    select served.*, served.handler = 'sql' and sql_capacity - sql_running < capacity - running as is_limited_by_handler
      from served
)
select limited.queue,
       limited.handler,
       limited.live_workers,
       limited.is_limited_by_handler,
       case when limited.is_limited_by_handler then limited.sql_capacity else limited.capacity end as capacity,
       case when limited.is_limited_by_handler then limited.sql_running else limited.running end as running,
       latest.completed,
       latest.seconds,
       paused.paused_at,
       paused.paused_by,
       paused.reason,
       excluded.workers as excluded_workers,
       excluded.namespace as excluded_namespace,
       excluded.handler as excluded_handler,
       -- Empty if the queue takes the step.
       case when not coalesce((select namespace from asked) = any (binding.namespaces), true) then binding.namespaces else '{}' end as bound_to
  from limited
 cross join latest
 cross join lateral (
       select count(*) filter (where not takes_handler or not takes_namespace) as workers,
              case when bool_or(not takes_namespace) then (select namespace from asked) end as namespace,
              case when bool_or(not takes_handler) then limited.handler end as handler
         from (select alive.handlers is null or limited.handler = 'unknown' or limited.handler = any (alive.handlers) as takes_handler,
                      ((select namespace from asked) = any (alive.namespaces)) is not false as takes_namespace
                 from alive
                where alive.queues is null or limited.queue = any (alive.queues)) of_queue) excluded
 cross join lateral (
       select array_agg(bound.namespace order by bound.namespace) as namespaces
         from tasker_queue_namespaces bound
        where bound.queue = limited.queue) binding
  left join tasker_paused_queues paused on paused.queue = limited.queue
 order by limited.queue, limited.handler
