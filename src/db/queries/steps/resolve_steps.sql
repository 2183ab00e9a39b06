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
    select step.workflow_step_id, coalesce(current.to_state, 'pending') as state, current.sort_key,
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
    select workflow_step_id, resolved.workflow_step_id is not null as is_resolved, coalesce(freed.parents, 0) as parents
      from resolved
      full join freed using (workflow_step_id)
), written as (
    update tasker_workflow_steps step
       set processed = step.processed or changed.is_resolved,
           processed_at = case when changed.is_resolved then clock_timestamp() else step.processed_at end,
           next_attempt_at = case when changed.is_resolved then null else step.next_attempt_at end,
           results = case when changed.is_resolved then coalesce($4::jsonb, step.results) else step.results end,
           remaining_parents = step.remaining_parents - changed.parents,
           updated_at = clock_timestamp()
      from changed
     where step.workflow_step_id = changed.workflow_step_id
    returning step.workflow_step_id, step.queue, step.priority, step.handler,
              not step.processed and not step.in_process and step.remaining_parents = 0 as is_ready
), closed as (
    update tasker_workflow_step_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
      from resolved
     where transition.workflow_step_id = resolved.workflow_step_id and transition.most_recent
    returning transition.workflow_step_id, transition.to_state, transition.sort_key
), recorded as (
    -- A step that nothing has happened to has no transition to close; of any other, the
    -- join gives the row only once it is closed: one most_recent row at any time.
    insert into tasker_workflow_step_transitions (workflow_step_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select resolved.workflow_step_id, coalesce(closed.to_state, 'pending'), 'resolved_manually',
           coalesce(closed.sort_key, 0) + 10, true, $3::jsonb, clock_timestamp()
      from resolved
      left join closed on closed.workflow_step_id = resolved.workflow_step_id
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
), counted as (
    update tasker_tasks
       set remaining_steps = remaining_steps - (select count(*) from resolved),
           active_steps = active_steps - (select count(*) from resolved where was_active) + (select count(*) from queued),
           complete = remaining_steps - (select count(*) from resolved) <= 0,
           updated_at = clock_timestamp()
     where task_id = $1::bigint and exists (select from resolved)
    returning remaining_steps, active_steps
), moved as materialized (
    select current.id, coalesce(current.to_state, 'pending') as from_state, coalesce(current.sort_key, 0) as sort_key,
           -- From in_progress a task completes; from elsewhere it is people who end it.
           case when counted.remaining_steps <= 0 and current.to_state = 'in_progress' then 'complete'
                when counted.remaining_steps <= 0 then 'resolved_manually'
                when counted.active_steps <= 0 then 'error'
                when current.to_state = 'error' then 'pending'
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
    select $1::bigint, moved.from_state, moved.to_state, moved.sort_key + 10, true, $3::jsonb, clock_timestamp()
      from moved
      left join closed_task on closed_task.id = moved.id
     where moved.to_state <> moved.from_state and (moved.id is null or closed_task.id is not null)
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
