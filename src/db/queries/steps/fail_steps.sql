-- Purpose: records failed attempts: into backoff while attempts are left, into error for good otherwise. An
--   interrupted attempt is given back and counted apart: its end was no fault of the step.
-- Parameters: $1 worker_id; one element for each step: $2 step ids in ascending order, $3 claim numbers,
--   $4 failures (kept as the transition's metadata), $5 waits in milliseconds, jitter included,
--   $6 seconds the other side asked for (null: nothing), $7 whether no further attempt can help,
--   $8 whether it was interrupted; $9 how many interruptions are too many; $10 lane and $11 number of the exchange.
-- Returns: each step recorded, with its next attempt (null: none); a step missing was refused by the fence.
-- Locks: the exchange's row, then the steps, then their tasks in id order.
-- Index: primary keys, index_step_transitions_most_recent.
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
              step.next_attempt_at, outcome.interrupted, outcome.failure
), answered as (
    update tasker_worker_exchanges
       set number = $11, claimed_step_ids = '{}', claim_numbers = '{}', updated_at = clock_timestamp()
     where worker_id = $1 and lane = $10 and number < $11 and exists (select from exchange)
), waiting as (
    insert into tasker_backoff_steps (workflow_step_id, next_attempt_at)
    select workflow_step_id, next_attempt_at
      from failed
     where next_attempt_at is not null
     order by workflow_step_id
), closed as (
    -- Where the worker ran and when the next attempt is due are gone from their own rows before
    -- anybody asks how it came about.
    update tasker_workflow_step_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
      from failed
     where transition.workflow_step_id = failed.workflow_step_id and transition.most_recent
    returning transition.workflow_step_id, transition.sort_key, transition.to_state,
              failed.failure || case when failed.interrupted then '{"interrupted": true}'::jsonb else '{}' end
              || jsonb_build_object(
                  'worker_id', $1::bigint, 'attempt', failed.attempts, 'next_attempt_at', failed.next_attempt_at,
                  'host', (select host from tasker_workers where worker_id = $1),
                  'pid', (select pid from tasker_workers where worker_id = $1)) as metadata
), recorded as (
    insert into tasker_workflow_step_transitions (workflow_step_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select workflow_step_id, to_state, 'error', sort_key + 10, true, metadata, clock_timestamp()
      from closed
), deltas as materialized (
    select task.task_id, delta.stopped
      from (select task_id, count(*) as stopped from failed where next_attempt_at is null group by task_id) delta
      join tasker_tasks task on task.task_id = delta.task_id
     order by task.task_id
       for no key update of task
), counted as (
    update tasker_tasks task
       set active_steps = task.active_steps - deltas.stopped, updated_at = clock_timestamp()
      from deltas
     where task.task_id = deltas.task_id
    returning task.task_id, task.active_steps
), closed_tasks as (
    update tasker_task_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
      from counted
     where counted.active_steps <= 0
       and transition.task_id = counted.task_id and transition.most_recent and transition.to_state = 'in_progress'
    returning transition.task_id, transition.sort_key
), recorded_tasks as (
    insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent, created_at)
    select task_id, 'in_progress', 'error', sort_key + 10, true, clock_timestamp()
      from closed_tasks
    returning task_id
)
select failed.workflow_step_id, failed.task_id, failed.next_attempt_at,
       failed.task_id in (select task_id from recorded_tasks) as task_ended
  from failed
