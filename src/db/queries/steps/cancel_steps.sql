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
    select step.workflow_step_id, step.claimed_by, coalesce(current.to_state, 'pending') as state, current.sort_key,
           (select true from tasker_backoff_steps entry
             where entry.workflow_step_id = step.workflow_step_id) is not null
           or coalesce(current.to_state, 'pending') = 'in_progress'
           or coalesce(current.to_state, 'pending') = 'pending' and step.remaining_parents = 0 as was_active
      from tasker_workflow_steps step
      left join tasker_workflow_step_transitions current
             on current.workflow_step_id = step.workflow_step_id and current.most_recent
     where step.workflow_step_id = any ($2::bigint[]) and step.task_id = $1::bigint
), cancelled as materialized (
    select given.* from given where given.state in ('pending', 'in_progress', 'error')
), written as (
    update tasker_workflow_steps step
       set processed = true, processed_at = clock_timestamp(), in_process = false, claimed_by = null,
           next_attempt_at = null, updated_at = clock_timestamp()
      from cancelled
     where step.workflow_step_id = cancelled.workflow_step_id
), closed as (
    update tasker_workflow_step_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
      from cancelled
     where transition.workflow_step_id = cancelled.workflow_step_id and transition.most_recent
    returning transition.workflow_step_id, transition.to_state, transition.sort_key
), recorded as (
    -- A step that nothing has happened to has no transition to close; of any other, the
    -- join gives the row only once it is closed: one most_recent row at any time.
    -- All end at one time, so that none seems to have held up another.
    insert into tasker_workflow_step_transitions (workflow_step_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select cancelled.workflow_step_id, coalesce(closed.to_state, 'pending'), 'cancelled',
           coalesce(closed.sort_key, 0) + 10, true, $3::jsonb, statement_timestamp()
      from cancelled
      left join closed on closed.workflow_step_id = cancelled.workflow_step_id
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
), counted as (
    update tasker_tasks
       set remaining_steps = remaining_steps - (select count(*) from cancelled),
           active_steps = active_steps - (select count(*) from cancelled where was_active),
           updated_at = clock_timestamp()
     where task_id = $1::bigint and exists (select from cancelled)
    returning remaining_steps, active_steps
), moved as materialized (
    select current.id, coalesce(current.to_state, 'pending') as from_state, coalesce(current.sort_key, 0) as sort_key,
           case when counted.remaining_steps <= 0 then 'cancelled'
                when counted.active_steps <= 0 then 'error'
           end as to_state
      from counted
      left join tasker_task_transitions current on current.task_id = $1::bigint and current.most_recent
), closed_task as (
    update tasker_task_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
      from moved
     where transition.id = moved.id and moved.to_state <> moved.from_state
    returning transition.id
), recorded_task as (
    insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select $1::bigint, moved.from_state, moved.to_state, moved.sort_key + 10, true, $3::jsonb, statement_timestamp()
      from moved
      left join closed_task on closed_task.id = moved.id
     where moved.to_state <> moved.from_state and (moved.id is null or closed_task.id is not null)
), told as (
    select pg_notify('tasker_cancelled', cancelled.claimed_by || ':' || cancelled.workflow_step_id)
      from cancelled
     where cancelled.claimed_by is not null
)
select given.workflow_step_id, given.state, given.state in ('pending', 'in_progress', 'error') as is_changed,
       (select count(*) from told) as notified
  from given
 order by given.workflow_step_id
