-- Purpose: cancels steps of a task, and notifies the workers that hold some. Steps after a cancelled step
--   never run. A task in which nothing can move any more ends in error; one without unfinished steps is
--   cancelled.
-- Parameters: $1 task_id; $2 step ids; $3 metadata for the transitions.
-- Returns: each of these steps that the task has, its state before, and whether it was cancelled: one
--   that has not finished is.
-- Locks: none on steps or the task that are not held: lock_task_steps and lock_task come before, in
--   the same transaction. Queue entries that a claim or a promotion has locked are passed over: it
--   waits for the step, and drops the entry once it finds the step processed.
-- Index: tasker_workflow_steps_pkey, index_step_transitions_most_recent,
--   index_task_transitions_most_recent, primary keys of both queues.
with given as materialized (
    select step.workflow_step_id, step.claimed_by, step.attempts, step.last_attempted_at, recorded.sort_key,
           case when step.in_process then 'in_progress' else recorded.state end as state,
           step.in_process and recorded.state <> 'in_progress' as is_start_unrecorded,
           (select true from tasker_backoff_steps entry
             where entry.workflow_step_id = step.workflow_step_id) is not null
           or step.in_process
           or recorded.state = 'pending' and step.remaining_parents = 0 as was_active
      from tasker_workflow_steps step
      left join tasker_workflow_step_transitions current
             on current.workflow_step_id = step.workflow_step_id and current.most_recent
     cross join lateral (
           select coalesce(current.to_state, 'pending') as state, coalesce(current.sort_key, 0) as sort_key) recorded
     where step.workflow_step_id = any ($2::bigint[]) and step.task_id = $1::bigint
), cancelled as materialized (
    select given.* from given where given.state in ('pending', 'in_progress', 'error')
), written as (
    update tasker_workflow_steps step
       set processed = true, processed_at = clock_timestamp(), in_process = false, claimed_by = null,
           next_attempt_at = null,
           last_sort_key = cancelled.sort_key + case when cancelled.is_start_unrecorded then 20 else 10 end,
           updated_at = clock_timestamp()
      from cancelled
     where step.workflow_step_id = cancelled.workflow_step_id
), closed as (
    update tasker_workflow_step_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
     -- An array: joined to a log that was empty when it was analysed, the plan reads the whole log.
     where transition.workflow_step_id = any (array(select cancelled.workflow_step_id from cancelled))
       and transition.most_recent
    returning transition.workflow_step_id
), recorded as (
    -- Runs all of closed first: one most_recent row per step at any time. What was running has its start recorded
    -- with its end. All end at one time, so that none seems to have held up another.
    insert into tasker_workflow_step_transitions (workflow_step_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select cancelled.workflow_step_id, move.from_state, move.to_state, cancelled.sort_key + move.keys, move.to_state = 'cancelled',
           case when move.to_state = 'cancelled' then $3::jsonb
                else jsonb_build_object('worker_id', cancelled.claimed_by, 'attempt', cancelled.attempts) end,
           case when move.to_state = 'cancelled' then statement_timestamp() else cancelled.last_attempted_at end
      from cancelled
     cross join lateral (
           select 'pending' as from_state, 'in_progress' as to_state, 10 as keys
            where cancelled.is_start_unrecorded
           union all
           select cancelled.state, 'cancelled', case when cancelled.is_start_unrecorded then 20 else 10 end) move
     where (select count(*) from closed) >= 0
), not_ready as (
    delete from tasker_ready_steps
     where workflow_step_id = any (array(select entry.workflow_step_id
                                           from tasker_ready_steps entry
                                          where entry.workflow_step_id = any (array(select workflow_step_id from cancelled))
                                          order by entry.workflow_step_id
                                            for update skip locked))
), not_waiting as (
    delete from tasker_backoff_steps
     where workflow_step_id = any (array(select entry.workflow_step_id
                                           from tasker_backoff_steps entry
                                          where entry.workflow_step_id = any (array(select workflow_step_id from cancelled))
                                          order by entry.workflow_step_id
                                            for update skip locked))
), counted as materialized (
    -- The task is locked, and so are its counters.
    select task.remaining_steps - count(cancelled.*) as remaining_steps,
           task.active_steps - count(cancelled.*) filter (where cancelled.was_active) as active_steps,
           coalesce(current.to_state, 'pending') as from_state, coalesce(current.sort_key, 0) as sort_key,
           -- Its first attempt ends here.
           min(cancelled.last_attempted_at) filter (
               where cancelled.state = 'in_progress' and coalesce(current.to_state, 'pending') = 'pending') as started_at
      from tasker_tasks task
     cross join cancelled
      left join tasker_task_transitions current on current.task_id = task.task_id and current.most_recent
     where task.task_id = $1::bigint
     group by task.remaining_steps, task.active_steps, current.to_state, current.sort_key
), moves as materialized (
    select 'pending' as from_state, 'in_progress' as to_state, sort_key + 10 as sort_key, null::jsonb as metadata,
           started_at as happened_at
      from counted
     where started_at is not null
    union all
    select case when started_at is null then from_state else 'in_progress' end,
           case when remaining_steps <= 0 then 'cancelled' else 'error' end,
           sort_key + case when started_at is null then 10 else 20 end, $3::jsonb, statement_timestamp()
      from counted
     where remaining_steps <= 0 or (active_steps <= 0 and from_state <> 'error')
), closed_task as (
    update tasker_task_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
     where transition.task_id = $1::bigint and transition.most_recent and exists (select from moves)
    returning transition.task_id
), recorded_task as (
    insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select $1::bigint, moves.from_state, moves.to_state, moves.sort_key, moves.sort_key = (select max(sort_key) from moves),
           moves.metadata, moves.happened_at
      from moves
     where (select count(*) from closed_task) >= 0
), written_task as (
    update tasker_tasks task
       set remaining_steps = counted.remaining_steps, active_steps = counted.active_steps,
           last_sort_key = coalesce((select max(sort_key) from moves), counted.sort_key),
           recorded_state = coalesce((select to_state from moves order by sort_key desc limit 1), counted.from_state),
           updated_at = clock_timestamp()
      from counted
     where task.task_id = $1::bigint
    returning task.named_task_id, counted.from_state, task.recorded_state as to_state
), tallied as (
    insert into tasker_task_count_deltas (named_task_id, pending, in_progress, error, complete, resolved_manually, cancelled)
    select named_task_id,
           nullif(sum((to_state = 'pending')::integer - (from_state = 'pending')::integer), 0),
           nullif(sum((to_state = 'in_progress')::integer - (from_state = 'in_progress')::integer), 0),
           nullif(sum((to_state = 'error')::integer - (from_state = 'error')::integer), 0),
           nullif(sum((to_state = 'complete')::integer - (from_state = 'complete')::integer), 0),
           nullif(sum((to_state = 'resolved_manually')::integer - (from_state = 'resolved_manually')::integer), 0),
           nullif(sum((to_state = 'cancelled')::integer - (from_state = 'cancelled')::integer), 0)
      from written_task
     where to_state <> from_state
     group by named_task_id
), told as (
    select pg_notify('tasker_cancelled', cancelled.claimed_by || ':' || cancelled.workflow_step_id)
      from cancelled
     where cancelled.claimed_by is not null
)
select given.workflow_step_id, given.state, given.state in ('pending', 'in_progress', 'error') as is_changed,
       (select count(*) from told) as notified
  from given
 order by given.workflow_step_id
