-- Purpose: takes claims back: of lost workers, of a worker that stops before its handlers ended, or claims
--   that a worker holds and does not run. The steps become ready again, and the attempt is not counted. A
--   step ends in error instead if it was lost repeatedly with its worker, after about the same running time and as the
--   only suspect, if it was interrupted too often in all, or if its program must not be repeated and may have run.
-- Parameters: $1 worker ids; $2 whether the workers were lost (false: the steps did not run, or were
--   stopped on purpose); $3 step ids and $4 claim numbers of the claims to give back (null: all that these
--   workers hold); $5 how many interruptions, $6 how many losses are too many.
-- Returns: each step released, its former worker, and whether it is ready again.
-- Locks: the steps in id order, then their tasks in id order. A completion that races for the
--   same step either comes first, and the step is no longer found claimed, or is refused by its fence.
-- Index: primary keys: of the exchanges for all that a worker holds; index_step_transitions_most_recent for what has a log already.
with held as materialized (
    select step.workflow_step_id, step.task_id, step.queue, step.priority, step.handler, step.claimed_by, step.attempts,
           step.retryable, step.interruptions, step.losses, step.lost_after, step.last_attempted_at,
           step.last_sort_key + 20 as last_sort_key
      from tasker_workflow_steps step
     -- An array, not a join, for which the planner may walk every step there is in id order.
     where step.workflow_step_id = any (
               case when $3::bigint[] is not null then $3::bigint[]
                    else array(select held.workflow_step_id
                                 from tasker_worker_exchanges exchange
                                cross join unnest(exchange.held_step_ids) as held (workflow_step_id)
                                where exchange.worker_id = any ($1::bigint[])) end)
       and step.claimed_by = any ($1::bigint[])
       and ($3::bigint[] is null
            or exists (select from unnest($3::bigint[], $4::integer[]) as named (workflow_step_id, claim_number)
                        where named.workflow_step_id = step.workflow_step_id and named.claim_number = step.claim_number))
     order by step.workflow_step_id
       for no key update of step
), timed as materialized (
    -- When a step was last known to run is up to a heartbeat before its worker was lost.
    select held.*,
           greatest(worker.last_heartbeat_at - held.last_attempted_at
                    + worker.lease_seconds * interval '0.25 second', interval '0') as ran_at_most
      from held
      left join tasker_workers worker on worker.worker_id = held.claimed_by
), counted_losses as materialized (
    -- A worker that was lost much sooner than the workers before it was lost for another reason.
    select timed.*,
           timed.losses + ($2::boolean and coalesce(timed.ran_at_most >= timed.lost_after / 2, true))::integer as losses_now
      from timed
), decided as materialized (
    select held.*,
           case when not $2::boolean then null
                when held.losses_now >= $6::integer
                then 'it has ended ' || held.losses_now || ' workers in a row, the last ones as the only suspect there'
                when held.interruptions + 1 >= $5::integer
                then 'it was interrupted ' || held.interruptions + 1 || ' times'
                -- What these do is undone with their worker, or nothing.
                when not held.retryable and held.handler not in ('sql', 'noop', 'sleep', 'fail')
                then 'it may have run, and must not be run twice'
           end as verdict
      from counted_losses held
), released as (
    update tasker_workflow_steps step
       set in_process = false, claimed_by = null,
           attempts = case when decided.verdict is null then step.attempts - 1 else step.attempts end,
           retryable = step.retryable and decided.verdict is null,
           interruptions = step.interruptions + $2::boolean::integer,
           losses = decided.losses_now,
           lost_after = case when $2::boolean then greatest(decided.lost_after, decided.ran_at_most) else step.lost_after end,
           last_sort_key = decided.last_sort_key,
           updated_at = clock_timestamp()
      from decided
     where step.workflow_step_id = decided.workflow_step_id
), closed as (
    -- A first attempt has none to close.
    update tasker_workflow_step_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
     -- An array: joined to a log that was empty when it was analysed, the plan reads the whole log.
     where transition.workflow_step_id = any (array(select decided.workflow_step_id from decided where decided.last_sort_key > 20))
       and transition.most_recent
    returning transition.workflow_step_id
), recorded as (
    -- Runs all of closed first: one most_recent row per step at any time.
    insert into tasker_workflow_step_transitions (workflow_step_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select decided.workflow_step_id, move.from_state, move.to_state, decided.last_sort_key - move.keys_before_the_last, move.is_last,
           case when not move.is_last then jsonb_build_object('worker_id', decided.claimed_by, 'attempt', decided.attempts)
                else jsonb_build_object('worker_id', decided.claimed_by, 'attempt', decided.attempts,
                              'host', (select host from tasker_workers where worker_id = decided.claimed_by),
                              'pid', (select pid from tasker_workers where worker_id = decided.claimed_by),
                              'interrupted', decided.verdict is null,
                              'message', case when $2::boolean then 'worker ' || decided.claimed_by || ' was lost'
                                              when $3::bigint[] is not null then 'worker ' || decided.claimed_by || ' did not run it'
                                              else 'worker ' || decided.claimed_by || ' stopped' end || coalesce(': ' || decided.verdict, '')) end,
           case when move.is_last then clock_timestamp() else decided.last_attempted_at end
      from decided
     cross join lateral (values ('pending', 'in_progress', 10, false),
                                ('in_progress', case when decided.verdict is null then 'pending' else 'error' end, 0, true))
           as move (from_state, to_state, keys_before_the_last, is_last)
     where (select count(*) from closed) >= 0
), queued as (
    insert into tasker_ready_steps (workflow_step_id, queue, priority, handler, is_suspect)
    select workflow_step_id, queue, priority, handler, losses_now >= 2
      from decided
     where verdict is null
     order by workflow_step_id
    returning queue
), deltas as materialized (
    select task.task_id, delta.stopped, delta.started_at,
           coalesce(task.recorded_state,
                    (select current.to_state from tasker_task_transitions current
                      where current.task_id = task.task_id and current.most_recent), 'pending') as recorded_state,
           coalesce(task.last_sort_key,
                    (select current.sort_key from tasker_task_transitions current
                      where current.task_id = task.task_id and current.most_recent), 0) as last_sort_key
      from (select task_id, count(*) filter (where verdict is not null) as stopped, min(last_attempted_at) as started_at
              from decided
             group by task_id) delta
      join tasker_tasks task on task.task_id = delta.task_id
     order by task.task_id
       for no key update of task
), counted as (
    update tasker_tasks task
       set active_steps = task.active_steps - deltas.stopped,
           recorded_state = case when task.active_steps - deltas.stopped > 0 then 'in_progress' else 'error' end,
           last_sort_key = deltas.last_sort_key
                           + case when deltas.recorded_state = 'in_progress' then 0 else 10 end
                           + case when task.active_steps - deltas.stopped > 0 then 0 else 10 end,
           updated_at = clock_timestamp()
      from deltas
     where task.task_id = deltas.task_id and (deltas.stopped > 0 or deltas.recorded_state <> 'in_progress')
    returning task.task_id, task.named_task_id, task.recorded_state as to_state, deltas.recorded_state as from_state,
              task.last_sort_key, deltas.last_sort_key as key_before, deltas.started_at
), closed_tasks as (
    -- Not an update: the newest transition may be another worker's who held the task's lock before us, and no statement's
    -- snapshot has what was committed after it began. A conflict finds it.
    insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent, created_at)
    select counted.task_id, case when counted.to_state = 'in_progress' then counted.from_state else 'in_progress' end,
           counted.to_state, counted.last_sort_key, true, clock_timestamp()
      from counted
     where counted.key_before > 0 and counted.last_sort_key > counted.key_before
        on conflict (task_id) where most_recent do update
       set most_recent = false, updated_at = clock_timestamp()
    returning task_id
), recorded_tasks as (
    -- Runs all of closed_tasks first. That the task runs is recorded when its first attempt ends, or with its own end.
    insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent, created_at)
    select counted.task_id, move.from_state, move.to_state,
           case when move.is_end then counted.last_sort_key else counted.key_before + 10 end,
           move.is_end or counted.to_state = 'in_progress',
           case when move.is_end then clock_timestamp() else counted.started_at end
      from counted
     cross join lateral (values (counted.from_state, 'in_progress', false), ('in_progress', counted.to_state, true))
           as move (from_state, to_state, is_end)
     where (select count(*) from closed_tasks) >= 0
       and case when move.is_end then counted.to_state <> 'in_progress' else counted.from_state <> 'in_progress' end
        -- Where there was none to close, it is recorded already.
        on conflict (task_id, sort_key) do nothing
), tallied as (
    insert into tasker_task_count_deltas (named_task_id, pending, in_progress, error, complete, resolved_manually, cancelled)
    select named_task_id,
           nullif(sum((to_state = 'pending')::integer - (from_state = 'pending')::integer), 0),
           nullif(sum((to_state = 'in_progress')::integer - (from_state = 'in_progress')::integer), 0),
           nullif(sum((to_state = 'error')::integer - (from_state = 'error')::integer), 0),
           nullif(sum((to_state = 'complete')::integer - (from_state = 'complete')::integer), 0),
           nullif(sum((to_state = 'resolved_manually')::integer - (from_state = 'resolved_manually')::integer), 0),
           nullif(sum((to_state = 'cancelled')::integer - (from_state = 'cancelled')::integer), 0)
      from counted
     where to_state <> from_state
     group by named_task_id
), woken as (
    select pg_notify('tasker_ready', queue)
      from (select distinct queue from queued) ready
     where exists (select from tasker_workers where idle)
)
select workflow_step_id, task_id, claimed_by as worker_id, verdict is null as is_ready, (select count(*) from woken) as notified
  from decided
