-- Purpose: gives failed steps of a task further attempts: error → pending, and into the ready queue. A task
--   that had ended in error is pending again.
-- Parameters: $1 task_id; $2 step ids; $3 metadata for the transitions; $4 whether all
--   attempts are given again (the step starts anew), or one more than it has had.
-- Returns: each of these steps that the task has, its state before, and whether it was reset: only one
--   in error is.
-- Locks: none on steps or the task that are not held: lock_task_steps and lock_task come before, in
--   the same transaction. A backoff row that a promotion has locked is passed over: it waits for
--   the step, and drops the row once it finds the step pending.
-- Index: tasker_workflow_steps_pkey, index_step_transitions_most_recent, either of the partial ones of
--   tasker_task_transitions, the primary key of the backoff queue, tasker_named_tasks_named_steps_named_task_id_named_step_id_key.
with given as materialized (
    select step.workflow_step_id, step.queue, step.priority, step.handler, step.remaining_parents, step.attempts,
           case when step.in_process then 'in_progress' else coalesce(current.to_state, 'pending') end as state, current.sort_key,
           coalesce((select named.default_retryable
                       from tasker_tasks task
                       join tasker_named_tasks_named_steps named on named.named_task_id = task.named_task_id
                      where task.task_id = $1::bigint and named.named_step_id = step.named_step_id), true) as retryable,
           (select true from tasker_backoff_steps entry
             where entry.workflow_step_id = step.workflow_step_id) is not null as was_waiting
      from tasker_workflow_steps step
      left join tasker_workflow_step_transitions current
             on current.workflow_step_id = step.workflow_step_id and current.most_recent
     where step.workflow_step_id = any ($2::bigint[]) and step.task_id = $1::bigint
), failed as materialized (
    select given.* from given where given.state = 'error'
), reset as (
    -- The time stays: it says that there is no backoff left, whatever the last failure asked for.
    update tasker_workflow_steps step
       set attempts = case when $4::boolean then 0 else step.attempts end,
           interruptions = 0, losses = 0, lost_after = null,
           retry_limit = case when $4::boolean then step.retry_limit
                              else greatest(coalesce(step.retry_limit, 3), step.attempts + 1) end,
           retryable = failed.retryable or not $4::boolean, backoff_request_seconds = null,
           next_attempt_at = clock_timestamp(), last_sort_key = failed.sort_key + 10, updated_at = clock_timestamp()
      from failed
     where step.workflow_step_id = failed.workflow_step_id
), closed as (
    update tasker_workflow_step_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
     -- An array: joined to a log that was empty when it was analysed, the plan reads the whole log.
     where transition.workflow_step_id = any (array(select failed.workflow_step_id from failed))
       and transition.most_recent
    returning transition.workflow_step_id
), recorded as (
    -- Runs all of closed first: one most_recent row per step at any time.
    insert into tasker_workflow_step_transitions (workflow_step_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select failed.workflow_step_id, 'error', 'pending', failed.sort_key + 10, true,
           $3::jsonb || jsonb_build_object('attempts_before', failed.attempts), clock_timestamp()
      from failed
     where (select count(*) from closed) >= 0
), not_waiting as (
    delete from tasker_backoff_steps
     where workflow_step_id = any (array(select entry.workflow_step_id
                                           from tasker_backoff_steps entry
                                          where entry.workflow_step_id = any (array(select workflow_step_id from failed))
                                          order by entry.workflow_step_id
                                            for update skip locked))
), queued as (
    insert into tasker_ready_steps (workflow_step_id, queue, priority, handler)
    select failed.workflow_step_id, failed.queue, failed.priority, failed.handler
      from failed
     where failed.remaining_parents = 0
     order by failed.workflow_step_id
    returning queue
), ended as materialized (
    -- The task is locked, and so is its state.
    select current.sort_key
      from tasker_task_transitions current
     where current.task_id = $1::bigint and current.most_recent and current.to_state = 'error' and exists (select from failed)
), closed_task as (
    update tasker_task_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
     where transition.task_id = $1::bigint and transition.most_recent and exists (select from ended)
    returning transition.task_id
), recorded_task as (
    insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select $1::bigint, 'error', 'pending', ended.sort_key + 10, true, $3::jsonb, clock_timestamp()
      from ended
     where (select count(*) from closed_task) >= 0
), counted as (
    update tasker_tasks
       set active_steps = active_steps + (select count(*) from failed where not was_waiting),
           last_sort_key = coalesce((select sort_key + 10 from ended), last_sort_key),
           recorded_state = case when exists (select from ended) then 'pending' else recorded_state end,
           updated_at = clock_timestamp()
     where task_id = $1::bigint and exists (select from failed)
    returning named_task_id
), tallied as (
    insert into tasker_task_count_deltas (named_task_id, pending, error)
    select counted.named_task_id, 1, -1
      from counted
     where exists (select from ended)
), woken as (
    select pg_notify('tasker_ready', ready.queue)
      from (select distinct queue from queued) ready
     where exists (select from tasker_workers where idle)
)
select given.workflow_step_id, given.state, given.state = 'error' as is_changed, (select count(*) from woken) as notified
  from given
 order by given.workflow_step_id
