-- Purpose: cancels a task and every step of it that has not finished, and tells the workers
--   that hold some.
-- Parameters: $1 task_id; $2 metadata for the transitions.
-- Returns: how many steps were cancelled, and how many of them a worker held.
-- Locks: none that are not held: lock_task_steps and lock_task come before, in the same
--   transaction and each as a statement of its own, so that this one sees what
--   those they waited for have written. Ready and backoff rows that a claim or a
--   promotion has locked are passed over: it holds them, waits for the step, and
--   drops them once it finds the step processed.
-- Index: index_workflow_steps_task, index_step_transitions_most_recent,
--   index_task_transitions_most_recent, primary keys.
with held as materialized (
    select step.workflow_step_id, step.claimed_by
      from tasker_workflow_steps step
     where step.task_id = $1 and not step.processed
), cancelled as (
    update tasker_workflow_steps step
       set processed = true, processed_at = clock_timestamp(), in_process = false, claimed_by = null,
           next_attempt_at = null, updated_at = clock_timestamp()
      from held
     where step.workflow_step_id = held.workflow_step_id
    returning step.workflow_step_id
), closed as (
    update tasker_workflow_step_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
      from held
     where transition.workflow_step_id = held.workflow_step_id and transition.most_recent
    returning transition.workflow_step_id, transition.to_state, transition.sort_key
), recorded as (
    -- A step that nothing has happened to has no transition to close; of any other, the
    -- join gives the row only once it is closed: one most_recent row at any moment.
    -- All end at one moment, so that none seems to have held up another.
    insert into tasker_workflow_step_transitions (workflow_step_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select held.workflow_step_id, coalesce(closed.to_state, 'pending'), 'cancelled',
           coalesce(closed.sort_key, 0) + 10, true, $2::jsonb, statement_timestamp()
      from held
      left join closed on closed.workflow_step_id = held.workflow_step_id
), not_ready as (
    delete from tasker_ready_steps
     where workflow_step_id in (select ready.workflow_step_id
                                  from tasker_ready_steps ready
                                 -- An array, not a join, which may read the whole queue.
                                 where ready.workflow_step_id = any (array(select workflow_step_id from held))
                                 order by ready.workflow_step_id
                                   for update of ready skip locked)
), not_waiting as (
    delete from tasker_backoff_steps
     where workflow_step_id in (select waiting.workflow_step_id
                                  from tasker_backoff_steps waiting
                                 where waiting.workflow_step_id = any (array(select workflow_step_id from held))
                                 order by waiting.workflow_step_id
                                   for update of waiting skip locked)
), counted as (
    update tasker_tasks
       set remaining_steps = 0, active_steps = 0, updated_at = clock_timestamp()
     where task_id = $1
), closed_task as (
    update tasker_task_transitions
       set most_recent = false, updated_at = clock_timestamp()
     where task_id = $1 and most_recent
    returning to_state, sort_key
), recorded_task as (
    insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select $1, coalesce(max(closed_task.to_state), 'pending'), 'cancelled',
           coalesce(max(closed_task.sort_key), 0) + 10, true, $2::jsonb, statement_timestamp()
      from closed_task
), told as (
    select pg_notify('tasker_cancelled', held.claimed_by || ':' || held.workflow_step_id)
      from held
     where held.claimed_by is not null
)
select (select count(*) from cancelled) as cancelled_steps,
       (select count(*) from told) as running_steps
