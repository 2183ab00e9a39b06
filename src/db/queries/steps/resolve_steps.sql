-- Purpose: marks steps of a task as done by hand, so that their children can run. A task without other
--   unfinished steps ends; one that had ended in error continues if a child became ready.
-- Parameters: $1 task_id; $2 step ids; $3 metadata for the transitions; $4 the result that the
--   children receive (null: they keep what they have).
-- Returns: each of these steps that the task has, its state before, and whether it was resolved: one
--   pending or in error is; then each child that became ready (state null).
-- Locks: none on steps or the task that are not held: lock_task_steps and lock_task come before, in
--   the same transaction. Queue entries that a claim or a promotion has locked are passed over: it
--   waits for the step, and drops the entry once it finds the step processed.
-- Index: tasker_workflow_steps_pkey, index_workflow_step_edges_from, index_step_transitions_most_recent,
--   index_task_transitions_most_recent, primary keys of both queues.
with given as materialized (
    select step.workflow_step_id, coalesce(current.sort_key, 0) as sort_key,
           case when step.in_process then 'in_progress' else coalesce(current.to_state, 'pending') end as state,
           (select true from tasker_backoff_steps entry
             where entry.workflow_step_id = step.workflow_step_id) is not null
           or coalesce(current.to_state, 'pending') = 'pending' and step.remaining_parents = 0 as was_active
      from tasker_workflow_steps step
      left join tasker_workflow_step_transitions current
             on current.workflow_step_id = step.workflow_step_id and current.most_recent
     where step.workflow_step_id = any ($2::bigint[]) and step.task_id = $1::bigint
), resolved as materialized (
    select given.* from given where given.state in ('pending', 'error')
), freed as materialized (
    select edge.to_step_id as workflow_step_id, count(*)::integer as parents
      from resolved
      join tasker_workflow_step_edges edge on edge.from_step_id = resolved.workflow_step_id
     group by edge.to_step_id
), changed as materialized (
    -- A step may be both resolved and a child of another one that is.
    select workflow_step_id, resolved.workflow_step_id is not null as is_resolved, resolved.sort_key, coalesce(freed.parents, 0) as parents
      from resolved
      full join freed using (workflow_step_id)
), written as (
    update tasker_workflow_steps step
       set processed = step.processed or changed.is_resolved,
           processed_at = case when changed.is_resolved then clock_timestamp() else step.processed_at end,
           next_attempt_at = case when changed.is_resolved then null else step.next_attempt_at end,
           results = case when changed.is_resolved then coalesce($4::jsonb, step.results) else step.results end,
           remaining_parents = step.remaining_parents - changed.parents,
           last_sort_key = case when changed.is_resolved then changed.sort_key + 10 else step.last_sort_key end,
           updated_at = clock_timestamp()
      from changed
     where step.workflow_step_id = changed.workflow_step_id
    returning step.workflow_step_id, step.queue, step.priority, step.handler,
              not step.processed and not step.in_process and step.remaining_parents = 0 as is_ready
), closed as (
    update tasker_workflow_step_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
     -- An array: joined to a log that was empty when it was analysed, the plan reads the whole log.
     where transition.workflow_step_id = any (array(select resolved.workflow_step_id from resolved))
       and transition.most_recent
    returning transition.workflow_step_id
), recorded as (
    -- Runs all of closed first: one most_recent row per step at any time.
    insert into tasker_workflow_step_transitions (workflow_step_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select resolved.workflow_step_id, resolved.state, 'resolved_manually', resolved.sort_key + 10, true, $3::jsonb, clock_timestamp()
      from resolved
     where (select count(*) from closed) >= 0
), not_ready as (
    delete from tasker_ready_steps
     where workflow_step_id = any (array(select entry.workflow_step_id
                                           from tasker_ready_steps entry
                                          where entry.workflow_step_id = any (array(select workflow_step_id from resolved))
                                          order by entry.workflow_step_id
                                            for update skip locked))
), not_waiting as (
    delete from tasker_backoff_steps
     where workflow_step_id = any (array(select entry.workflow_step_id
                                           from tasker_backoff_steps entry
                                          where entry.workflow_step_id = any (array(select workflow_step_id from resolved))
                                          order by entry.workflow_step_id
                                            for update skip locked))
), queued as (
    insert into tasker_ready_steps (workflow_step_id, queue, priority, handler)
    select written.workflow_step_id, written.queue, written.priority, written.handler
      from written
     where written.is_ready
     order by written.workflow_step_id
    returning workflow_step_id, queue
), counted as materialized (
    -- The task is locked, and so are its counters.
    select task.remaining_steps - of_steps.resolved as remaining_steps,
           task.active_steps - of_steps.were_active + (select count(*) from queued) as active_steps,
           coalesce(current.to_state, 'pending') as from_state, coalesce(current.sort_key, 0) as sort_key
      from tasker_tasks task
     cross join (select count(*) as resolved, count(*) filter (where was_active) as were_active from resolved) of_steps
      left join tasker_task_transitions current on current.task_id = task.task_id and current.most_recent
     where task.task_id = $1::bigint and of_steps.resolved > 0
), moved as materialized (
    select counted.*,
           -- From in_progress a task completes; from elsewhere it is people who end it.
           case when counted.remaining_steps <= 0 and counted.from_state = 'in_progress' then 'complete'
                when counted.remaining_steps <= 0 then 'resolved_manually'
                when counted.active_steps <= 0 then 'error'
                when counted.from_state = 'error' then 'pending'
                else counted.from_state
           end as to_state
      from counted
), closed_task as (
    update tasker_task_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
      from moved
     where transition.task_id = $1::bigint and transition.most_recent and moved.to_state <> moved.from_state
    returning transition.task_id
), recorded_task as (
    insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select $1::bigint, moved.from_state, moved.to_state, moved.sort_key + 10, true, $3::jsonb, clock_timestamp()
      from moved
     where moved.to_state <> moved.from_state and (select count(*) from closed_task) >= 0
), written_task as (
    update tasker_tasks task
       set remaining_steps = moved.remaining_steps, active_steps = moved.active_steps, complete = moved.remaining_steps <= 0,
           last_sort_key = moved.sort_key + case when moved.to_state <> moved.from_state then 10 else 0 end,
           recorded_state = moved.to_state, updated_at = clock_timestamp()
      from moved
     where task.task_id = $1::bigint
    returning task.named_task_id, moved.from_state, moved.to_state
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
), woken as (
    select pg_notify('tasker_ready', ready.queue)
      from (select distinct queue from queued) ready
     where exists (select from tasker_workers where idle)
)
select given.workflow_step_id, given.state, given.state in ('pending', 'error') as is_changed, (select count(*) from woken) as notified
  from given
union all
select queued.workflow_step_id, null, false, 0
  from queued
 order by workflow_step_id
