-- Purpose: records failed attempts: into backoff while attempts are left, into error for good otherwise. An
--   interrupted attempt is given back and counted apart: its end was no fault of the step.
-- Parameters: $1 worker_id; one element for each step: $2 step ids in ascending order, $3 claim numbers,
--   $4 failures (kept as the transition's metadata), $5 waits in milliseconds, jitter included,
--   $6 seconds the other side asked for (null: nothing), $7 whether no further attempt can help,
--   $8 whether it was interrupted; $9 how many interruptions are too many; $10 lane and $11 number of the exchange;
--   the claims that the worker holds besides as $12 step ids and $13 claim numbers.
-- Returns: each step recorded, with its next attempt (null: none); a step missing was refused by the fence.
-- Locks: the exchange's row, then the steps, then their tasks in id order.
-- Index: primary keys; index_step_transitions_most_recent for what has a log already.
with exchange as materialized (
    select number
      from tasker_worker_exchanges
     where worker_id = $1 and lane = $10 and number < $11
       for no key update
), failed as (
    -- The wait is drawn once and stored: views, claim and people see one time.
    update tasker_workflow_steps step
       set in_process = false, claimed_by = null,
           interruptions = step.interruptions + outcome.interrupted::integer,
           attempts = case when outcome.interrupted and step.interruptions + 1 < $9::integer
                           then step.attempts - 1 else step.attempts end,
           retryable = case when outcome.interrupted then step.retryable and step.interruptions + 1 < $9::integer
                            else step.retryable and not outcome.permanent end,
           backoff_request_seconds = outcome.requested_seconds,
           last_sort_key = step.last_sort_key + 20,
           next_attempt_at = case
               when case when outcome.interrupted then step.interruptions + 1 < $9::integer
                         else step.retryable and not outcome.permanent and step.attempts < coalesce(step.retry_limit, 3) end
               then clock_timestamp() + outcome.wait_ms * interval '1 millisecond' end,
           updated_at = clock_timestamp()
      from unnest($2::bigint[], $3::integer[], $4::jsonb[], $5::bigint[], $6::integer[], $7::boolean[],
                  $8::boolean[]) as outcome (workflow_step_id, claim_number, failure, wait_ms, requested_seconds, permanent, interrupted)
     where step.workflow_step_id = outcome.workflow_step_id
       and step.claimed_by = $1
       and step.claim_number = outcome.claim_number
       and exists (select from exchange)
    returning step.workflow_step_id, step.task_id,
              -- The number that the attempt had, given back or not.
              step.attempts + (outcome.interrupted and step.next_attempt_at is not null)::integer as attempts,
              step.next_attempt_at, step.last_attempted_at, step.last_sort_key, outcome.interrupted, outcome.failure
), answered as (
    update tasker_worker_exchanges
       set number = $11, held_step_ids = $12::bigint[], held_claim_numbers = $13::integer[], updated_at = clock_timestamp()
     where worker_id = $1 and lane = $10 and number < $11 and exists (select from exchange)
), waiting as (
    insert into tasker_backoff_steps (workflow_step_id, next_attempt_at)
    select workflow_step_id, next_attempt_at
      from failed
     where next_attempt_at is not null
     order by workflow_step_id
), closed as (
    -- A first attempt has none to close.
    update tasker_workflow_step_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
     -- An array: joined to a log that was empty when it was analysed, the plan reads the whole log.
     where transition.workflow_step_id = any (array(select failed.workflow_step_id from failed where failed.last_sort_key > 20))
       and transition.most_recent
    returning transition.workflow_step_id
), recorded as (
    -- Runs all of closed first: one most_recent row per step at any time. Where the worker ran and when the next
    -- attempt is due are gone from their own rows before anybody asks how it came about.
    insert into tasker_workflow_step_transitions (workflow_step_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select failed.workflow_step_id, move.from_state, move.to_state, failed.last_sort_key - move.keys_before_the_last, move.is_last,
           case when not move.is_last then jsonb_build_object('worker_id', $1::bigint, 'attempt', failed.attempts)
                else failed.failure || case when failed.interrupted then '{"interrupted": true}'::jsonb else '{}' end
                     || jsonb_build_object(
                         'worker_id', $1::bigint, 'attempt', failed.attempts, 'next_attempt_at', failed.next_attempt_at,
                         'host', (select host from tasker_workers where worker_id = $1),
                         'pid', (select pid from tasker_workers where worker_id = $1)) end,
           case when move.is_last then clock_timestamp() else failed.last_attempted_at end
      from failed
     cross join (values ('pending', 'in_progress', 10, false), ('in_progress', 'error', 0, true))
           as move (from_state, to_state, keys_before_the_last, is_last)
     where (select count(*) from closed) >= 0
), deltas as materialized (
    select task.task_id, delta.stopped, delta.started_at,
           coalesce(task.recorded_state,
                    (select current.to_state from tasker_task_transitions current
                      where current.task_id = task.task_id and current.most_recent), 'pending') as recorded_state,
           coalesce(task.last_sort_key,
                    (select current.sort_key from tasker_task_transitions current
                      where current.task_id = task.task_id and current.most_recent), 0) as last_sort_key
      from (select task_id, count(*) filter (where next_attempt_at is null) as stopped, min(last_attempted_at) as started_at
              from failed
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
)
select failed.workflow_step_id, failed.task_id, failed.next_attempt_at,
       failed.task_id in (select task_id from counted where to_state = 'error') as task_ended
  from failed
