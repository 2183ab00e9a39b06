-- Purpose: the workers of some queues, whether these are paused, and the current rate of completed steps.
-- Parameters: $1 queues.
-- Returns: a row for each queue: its live workers, how many steps they may run side by side, how many
--   they run (looking at no more than 1,000 claims); and for all queues together the steps completed among the last 500
--   transitions and the seconds these took.
-- Locks: none.
-- Index: index_step_transitions_in_progress and tasker_workflow_steps_pkey for the claims,
--   tasker_workflow_step_transitions_pkey for the last transitions; the workers and the pauses are few.
with alive as materialized (
    select worker_id, queues, concurrency
      from tasker_workers
     where last_heartbeat_at >= clock_timestamp() - lease_seconds * interval '1 second'
), held as materialized (
    -- A look at each step, not a join, which may read every step there is.
    select claim.worker_id, count(*) as steps
      from (select (select step.claimed_by
                      from tasker_workflow_steps step
                     where step.workflow_step_id = transition.workflow_step_id) as worker_id
              from tasker_workflow_step_transitions transition
             where transition.most_recent and transition.to_state = 'in_progress'
             limit 1000) claim
     group by claim.worker_id
), latest as materialized (
    select count(*) filter (where transition.to_state = 'complete') as completed,
           extract(epoch from clock_timestamp() - min(transition.created_at))::float8 as seconds
      from (select to_state, created_at
              from tasker_workflow_step_transitions
             order by id desc
             limit 500) transition
)
select wanted.queue,
       count(alive.worker_id) as live_workers,
       coalesce(sum(alive.concurrency), 0)::bigint as capacity,
       coalesce(sum(held.steps), 0)::bigint as running,
       latest.completed,
       latest.seconds,
       paused.paused_at,
       paused.paused_by,
       paused.reason
  from unnest($1::text[]) as wanted (queue)
 cross join latest
  left join tasker_paused_queues paused on paused.queue = wanted.queue
  left join alive on alive.queues is null or wanted.queue = any (alive.queues)
  left join held on held.worker_id = alive.worker_id
 group by wanted.queue, latest.completed, latest.seconds, paused.queue
 order by wanted.queue
