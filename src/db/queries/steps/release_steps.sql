-- Purpose: takes the claims of workers back: of lost ones, or of one that stops before its
--   handlers ended. Their steps become ready again; a step that has lost its last
--   attempt together with its worker ends in error, so that a step which kills its
--   workers does not kill them for ever.
-- Parameters: $1 worker ids; $2 whether the workers were lost (false: stopped on purpose, and the
--   attempt that could not end is not counted).
-- Returns: each step released, its former worker, and whether it is ready again.
-- Locks: the steps in id order, then their tasks in id order. A completion that races for the
--   same step either comes first, and the step is no longer found claimed, or is refused by its fence.
-- Index: index_step_transitions_in_progress, primary keys.
with held as materialized (
    select step.workflow_step_id, step.task_id, step.queue, step.priority, step.claimed_by, step.attempts,
           not $2::boolean or (step.retryable and step.attempts < coalesce(step.retry_limit, 3)) as is_ready
      from tasker_workflow_steps step
     -- An array, not a join, for which the planner may walk every step there is in id order.
     where step.workflow_step_id = any (array(select transition.workflow_step_id
                                                from tasker_workflow_step_transitions transition
                                               where transition.most_recent and transition.to_state = 'in_progress'))
       and step.claimed_by = any ($1::bigint[])
     order by step.workflow_step_id
       for no key update of step
), released as (
    update tasker_workflow_steps step
       set in_process = false, claimed_by = null,
           attempts = case when $2::boolean then step.attempts else step.attempts - 1 end,
           updated_at = clock_timestamp()
      from held
     where step.workflow_step_id = held.workflow_step_id
), closed as (
    update tasker_workflow_step_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
      from held
     where transition.workflow_step_id = held.workflow_step_id and transition.most_recent
    returning transition.workflow_step_id, transition.sort_key, held.is_ready, held.claimed_by, held.attempts
), recorded as (
    insert into tasker_workflow_step_transitions (workflow_step_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select workflow_step_id, 'in_progress', case when is_ready then 'pending' else 'error' end, sort_key + 10, true,
           jsonb_build_object('worker_id', claimed_by, 'attempt', attempts,
                              'host', (select host from tasker_workers where worker_id = claimed_by),
                              'pid', (select pid from tasker_workers where worker_id = claimed_by),
                              'message', case when $2::boolean then 'worker ' || claimed_by || ' was lost'
                                              else 'worker ' || claimed_by || ' stopped' end),
           clock_timestamp()
      from closed
), queued as (
    insert into tasker_ready_steps (workflow_step_id, queue, priority)
    select workflow_step_id, queue, priority
      from held
     where is_ready
     order by workflow_step_id
    returning queue
), deltas as materialized (
    select task.task_id, delta.stopped
      from (select task_id, count(*) as stopped from held where not is_ready group by task_id) delta
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
), woken as (
    select pg_notify('tasker_ready', queue)
      from (select distinct queue from queued) ready
     where exists (select from tasker_workers where idle)
)
select workflow_step_id, task_id, claimed_by as worker_id, is_ready, (select count(*) from woken) as notified
  from held
