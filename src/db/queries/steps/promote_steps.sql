-- Purpose: makes steps whose backoff is over ready again: error → pending, and into the ready queue.
-- Parameters: $1 the most to promote at once.
-- Returns: how many were promoted, and in how many milliseconds the next one is due (null: none waits): by the
--   server's clock, whatever the worker's says.
-- Locks: each step and then its backoff row (skip locked: one promoter for each; a step that another session has locked
--   stays, and nobody waits). The step first: a cancellation has it before it looks for the row, and would pass over a
--   row that is locked here. A step cancelled meanwhile is dropped, since it is read again under its lock.
-- Index: index_backoff_steps_due, primary keys, index_step_transitions_most_recent.
with clock as materialized (
    -- Asked once: a clock that ticks is no condition for the index, and every step that waits would be held against
    -- it. What is due by this time and was not promoted is another session's.
    select clock_timestamp() as now
), due as (
    delete from tasker_backoff_steps
     -- An array, not a join, for which a kept plan would read every step that waits.
     where workflow_step_id = any (array(select entry.workflow_step_id
                                           from (select waiting.ctid as row_id, waiting.workflow_step_id
                                                   from tasker_backoff_steps waiting
                                                  where waiting.next_attempt_at <= (select now from clock)
                                                  order by waiting.next_attempt_at, waiting.workflow_step_id) entry
                                          where case when (select step.workflow_step_id
                                                             from tasker_workflow_steps step
                                                            where step.workflow_step_id = entry.workflow_step_id
                                                              for no key update skip locked) is not null
                                                      -- An entry without a step is dropped.
                                                      or (select step.workflow_step_id
                                                            from tasker_workflow_steps step
                                                           where step.workflow_step_id = entry.workflow_step_id) is null
                                                     then (select true
                                                             from tasker_backoff_steps waiting
                                                            where waiting.ctid = entry.row_id
                                                              for update skip locked)
                                                end
                                          limit $1))
    returning workflow_step_id
), retried as (
    update tasker_workflow_steps step
       set last_sort_key = coalesce(step.last_sort_key,
                                    (select max(transition.sort_key)
                                       from tasker_workflow_step_transitions transition
                                      where transition.workflow_step_id = step.workflow_step_id), 0) + 10,
           updated_at = clock_timestamp()
      from (select workflow_step_id from due order by workflow_step_id) due
     where step.workflow_step_id = due.workflow_step_id and not step.processed and not step.in_process
       and (select transition.to_state = 'error'
              from tasker_workflow_step_transitions transition
             where transition.workflow_step_id = step.workflow_step_id and transition.most_recent)
    returning step.workflow_step_id, step.queue, step.priority, step.handler, step.attempts, step.losses >= 2 as is_suspect,
              step.last_sort_key
), closed as (
    update tasker_workflow_step_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
     -- An array: joined to a log that was empty when it was analysed, the plan reads the whole log.
     where transition.workflow_step_id = any (array(select retried.workflow_step_id from retried))
       and transition.most_recent
    returning transition.workflow_step_id
), recorded as (
    -- Runs all of closed first: one most_recent row per step at any time.
    insert into tasker_workflow_step_transitions (workflow_step_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select retried.workflow_step_id, 'error', 'pending', retried.last_sort_key, true,
           jsonb_build_object('reason', 'backoff over', 'attempt', retried.attempts), clock_timestamp()
      from retried
     where (select count(*) from closed) >= 0
), queued as (
    insert into tasker_ready_steps (workflow_step_id, queue, priority, handler, is_suspect)
    select workflow_step_id, queue, priority, handler, is_suspect
      from retried
     order by workflow_step_id
    returning queue
), woken as (
    select pg_notify('tasker_ready', queue)
      from (select distinct queue from queued) ready
     where exists (select from tasker_workers where idle)
)
select (select count(*) from queued) as promoted,
       (select (extract(epoch from min(waiting.next_attempt_at) - clock_timestamp()) * 1000)::bigint from tasker_backoff_steps waiting
         where waiting.next_attempt_at > (select now from clock)) as next_due_in_ms,
       (select count(*) from woken) as notified
