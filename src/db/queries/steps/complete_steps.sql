-- Purpose: records the success of a worker's steps, lets their children start, ends their
--   tasks, and claims freed children for the same worker while it has room: a chain
--   of steps costs one round trip each, and no queue entry.
-- Parameters: $1 worker_id; one element for each step: $2 step ids in ascending order,
--   $3 claim numbers, $4 results; $5 how many children the worker has room for, $6 handlers and
--   $7 how many of each; $8 the queues it serves (null: all); $9 lane and $10 number of the exchange (null: recorded
--   in the transaction of the step's own work, which claims nothing).
-- Returns: one row for each step recorded ('complete'), child claimed ('claimed'), child
--   left in the ready queue ('ready') and task ended ('task_complete', 'task_error'). A
--   step missing among the first was refused: its claim had passed to somebody else.
-- Locks: the exchange's row, then the steps, then their children in id order, then their tasks in id order: every
--   statement of ours takes them so, and two completions that free the same child or
--   end the same task wait for each other without a deadlock.
-- Index: primary keys, index_workflow_step_edges_from, index_step_transitions_most_recent.
with exchange as materialized (
    select number
      from tasker_worker_exchanges
     where worker_id = $1 and lane = $9 and number < $10
       for no key update
), finished as (
    -- The fence: claimed_by and claim_number must still be those of the claim.
    update tasker_workflow_steps step
       set results = outcome.result, processed = true, in_process = false, claimed_by = null,
           processed_at = clock_timestamp(), updated_at = clock_timestamp()
      from unnest($2::bigint[], $3::integer[], $4::jsonb[]) as outcome (workflow_step_id, claim_number, result)
     where step.workflow_step_id = outcome.workflow_step_id
       and step.claimed_by = $1
       and step.claim_number = outcome.claim_number
       and ($9::smallint is null or exists (select from exchange))
    returning step.workflow_step_id, step.task_id, step.priority
), freed as materialized (
    select edge.to_step_id as workflow_step_id, count(*)::integer as parents, max(finished.priority) as priority
      from finished
      join tasker_workflow_step_edges edge on edge.from_step_id = finished.workflow_step_id
     group by edge.to_step_id
), children as materialized (
    -- Locked first and read under the lock: the counter is the newest one even
    -- where another worker has just completed another parent.
    select child.workflow_step_id, child.task_id, child.named_step_id, child.queue, child.priority, child.handler,
           coalesce(child.attempts, 0) as attempts, child.claim_number,
           child.remaining_parents - freed.parents as remaining_parents,
           child.remaining_parents = freed.parents and not child.processed and not child.in_process as is_ready,
           -- A child of lower priority queues up behind what waits in between.
           child.priority >= freed.priority and ($8::text[] is null or child.queue = any ($8::text[]))
           and child.queue not in (select queue from tasker_paused_queues)
           -- The claim decides there.
           and child.queue not in (select queue from tasker_queue_namespaces) as may_follow,
           coalesce((select room.steps from unnest($6::text[], $7::bigint[]) as room (handler, steps)
                      where room.handler = child.handler), 0) as room
      from freed
      join tasker_workflow_steps child on child.workflow_step_id = freed.workflow_step_id
     order by child.workflow_step_id
       for no key update of child
), fitting as (
    select children.*,
           is_ready and may_follow
           and count(*) filter (where is_ready and may_follow)
                        over (partition by handler order by priority desc, workflow_step_id rows unbounded preceding) <= room as fits
      from children
), decided as materialized (
    select fitting.*,
           fits and count(*) filter (where fits)
                             over (order by priority desc, workflow_step_id rows unbounded preceding) <= $5 as is_claimed
      from fitting
), moved as (
    update tasker_workflow_steps child
       set remaining_parents = decided.remaining_parents,
           in_process = child.in_process or decided.is_claimed,
           claimed_by = case when decided.is_claimed then $1 else child.claimed_by end,
           claim_number = case when decided.is_claimed then decided.claim_number + 1 else child.claim_number end,
           attempts = case when decided.is_claimed then decided.attempts + 1 else child.attempts end,
           last_attempted_at = case when decided.is_claimed then clock_timestamp() else child.last_attempted_at end,
           updated_at = clock_timestamp()
      from decided
     where child.workflow_step_id = decided.workflow_step_id
), answered as (
    update tasker_worker_exchanges
       set number = $10, claimed_step_ids = array(select workflow_step_id from decided where is_claimed order by workflow_step_id),
           claim_numbers = array(select claim_number + 1 from decided where is_claimed order by workflow_step_id), updated_at = clock_timestamp()
     where worker_id = $1 and lane = $9 and number < $10 and exists (select from exchange)
), queued as (
    insert into tasker_ready_steps (workflow_step_id, queue, priority, handler)
    select workflow_step_id, queue, priority, handler
      from decided
     where is_ready and not is_claimed
     order by workflow_step_id
), closed as (
    update tasker_workflow_step_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
      from finished
     where transition.workflow_step_id = finished.workflow_step_id and transition.most_recent
    returning transition.workflow_step_id, transition.sort_key, transition.to_state
), recorded as (
    insert into tasker_workflow_step_transitions (workflow_step_id, from_state, to_state, sort_key, most_recent, created_at)
    select workflow_step_id, to_state, 'complete', sort_key + 10, true, clock_timestamp()
      from closed
), closed_children as (
    update tasker_workflow_step_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
      from decided
     where decided.is_claimed and transition.workflow_step_id = decided.workflow_step_id and transition.most_recent
    returning transition.workflow_step_id, transition.sort_key
), recorded_children as (
    insert into tasker_workflow_step_transitions (workflow_step_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select decided.workflow_step_id, 'pending', 'in_progress',
           coalesce((select max(closed.sort_key) from closed_children closed
                      where closed.workflow_step_id = decided.workflow_step_id), 0) + 10,
           true, jsonb_build_object('worker_id', $1::bigint, 'attempt', decided.attempts + 1), clock_timestamp()
      from decided
     where decided.is_claimed
), deltas as materialized (
    select task.task_id, delta.finished, delta.freed
      from (select task_id, count(*) filter (where is_finished) as finished, count(*) filter (where not is_finished) as freed
              from (select task_id, true as is_finished from finished
                    union all
                    select task_id, false from decided where is_ready) change
             group by task_id) delta
      join tasker_tasks task on task.task_id = delta.task_id
     order by task.task_id
       for no key update of task
), counted as (
    update tasker_tasks task
       set remaining_steps = task.remaining_steps - deltas.finished,
           active_steps = task.active_steps - deltas.finished + deltas.freed,
           complete = task.remaining_steps - deltas.finished <= 0,
           updated_at = clock_timestamp()
      from deltas
     where task.task_id = deltas.task_id
    returning task.task_id, task.remaining_steps, task.active_steps
), ended as (
    select task_id, case when remaining_steps <= 0 then 'complete' else 'error' end as to_state
      from counted
     where active_steps <= 0
), closed_tasks as (
    update tasker_task_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
      from ended
     where transition.task_id = ended.task_id and transition.most_recent and transition.to_state = 'in_progress'
    returning transition.task_id, transition.sort_key, ended.to_state
), recorded_tasks as (
    insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent, created_at)
    select task_id, 'in_progress', to_state, sort_key + 10, true, clock_timestamp()
      from closed_tasks
    returning task_id, to_state
), woken as (
    select pg_notify('tasker_ready', queue)
      from (select distinct queue from decided where is_ready and not is_claimed) ready
     where exists (select from tasker_workers where idle)
)
select 'complete' as event, workflow_step_id, task_id, null::bigint as named_step_id, null::text as handler,
       null::integer as claim_number, null::integer as attempts
  from finished
union all
select case when is_claimed then 'claimed' else 'ready' end, workflow_step_id, task_id, named_step_id, handler, claim_number + 1, attempts + 1
  from decided where is_ready
union all
select 'task_' || to_state, null, task_id, null, null, null, null from recorded_tasks
union all
select 'woken', null, null, null, null, null, null from woken
