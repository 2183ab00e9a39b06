-- Purpose: records the success of a worker's steps, lets their children start, ends their
--   tasks, and claims freed children for the same worker while it has room: a chain
--   of steps costs one round trip each, and no queue entry.
-- Parameters: $1 worker_id; one element for each step: $2 step ids in ascending order,
--   $3 claim numbers, $4 results; $5 how many children the worker has room for, $6 handlers and
--   $7 how many of each; $8 the queues it serves (null: all); $9 lane and $10 number of the exchange (null: recorded
--   in the transaction of the step's own work, which claims nothing); the claims that the worker holds besides as
--   $11 step ids and $12 claim numbers.
-- Returns: one row for each step recorded ('complete'), child claimed ('claimed'), child
--   left in the ready queue ('ready') and task ended ('task_complete', 'task_error'). A
--   step missing among the first was refused: its claim had passed to somebody else.
-- Locks: the exchange's row, then the steps, then their children in id order, then their tasks in id order: every
--   statement of ours takes them so, and two completions that free the same child or
--   end the same task wait for each other without a deadlock. Steps and children are updated in the order of what they
--   are joined to, by a nested loop into tasker_workflow_steps_pkey, or in that of this key: a session for them has no
--   other joins and no sequential scans (Purpose::Worker).
-- Index: primary keys, index_workflow_step_edges_from; index_step_transitions_most_recent for what has a log already.
with exchange as materialized (
    select number
      from tasker_worker_exchanges
     where worker_id = $1 and lane = $9 and number < $10
       for no key update
), finished as (
    -- The fence: claimed_by and claim_number must still be those of the claim.
    update tasker_workflow_steps step
       set results = outcome.result, processed = true, in_process = false, claimed_by = null,
           last_sort_key = step.last_sort_key + 20,
           processed_at = clock_timestamp(), updated_at = clock_timestamp()
      from unnest($2::bigint[], $3::integer[], $4::jsonb[]) as outcome (workflow_step_id, claim_number, result)
     where step.workflow_step_id = outcome.workflow_step_id
       and step.claimed_by = $1
       and step.claim_number = outcome.claim_number
       and ($9::smallint is null or exists (select from exchange))
    returning step.workflow_step_id, step.task_id, step.priority, step.attempts, step.last_attempted_at, step.last_sort_key
), freed as materialized (
    select edge.to_step_id as workflow_step_id, count(*)::integer as parents, max(finished.priority) as priority
      from finished
      join tasker_workflow_step_edges edge on edge.from_step_id = finished.workflow_step_id
     group by edge.to_step_id
), children as materialized (
    -- Not locked: which of them the worker has room for. Whether one is ready is decided under its lock, below.
    select child.workflow_step_id, child.handler, child.priority, child.claim_number, freed.parents,
           child.remaining_parents = freed.parents and not child.processed and not child.in_process
           -- A child of lower priority queues up behind what waits in between.
           and child.priority >= freed.priority and ($8::text[] is null or child.queue = any ($8::text[]))
           and child.queue not in (select queue from tasker_paused_queues)
           -- The claim decides there.
           and child.queue not in (select queue from tasker_queue_namespaces) as may_follow,
           coalesce((select room.steps from unnest($6::text[], $7::bigint[]) as room (handler, steps)
                      where room.handler = child.handler), 0) as room
      from freed
      join tasker_workflow_steps child on child.workflow_step_id = freed.workflow_step_id
), fitting as (
    select children.*,
           may_follow and count(*) filter (where may_follow)
                              over (partition by handler order by priority desc, workflow_step_id rows unbounded preceding) <= room as fits
      from children
), chosen as materialized (
    select workflow_step_id, claim_number, parents,
           fits and count(*) filter (where fits)
                        over (order by priority desc, workflow_step_id rows unbounded preceding) <= $5 as is_wanted
      from fitting
     order by workflow_step_id
), moved as (
    -- Each value is read under the lock: the counter is the newest one even where another worker has just completed
    -- another parent. A child that has parents left is in no queue, and nobody claims it.
    update tasker_workflow_steps child
       set remaining_parents = child.remaining_parents - chosen.parents,
           in_process = child.in_process or (chosen.is_wanted and child.remaining_parents = chosen.parents and not child.processed),
           claimed_by = case when chosen.is_wanted and child.remaining_parents = chosen.parents and not child.processed
                             then $1 else child.claimed_by end,
           claim_number = case when chosen.is_wanted and child.remaining_parents = chosen.parents and not child.processed
                               then child.claim_number + 1 else child.claim_number end,
           attempts = case when chosen.is_wanted and child.remaining_parents = chosen.parents and not child.processed
                           then coalesce(child.attempts, 0) + 1 else child.attempts end,
           last_sort_key = case when chosen.is_wanted
                                then coalesce(child.last_sort_key,
                                              (select max(transition.sort_key)
                                                 from tasker_workflow_step_transitions transition
                                                where transition.workflow_step_id = child.workflow_step_id), 0)
                                else child.last_sort_key end,
           last_attempted_at = case when chosen.is_wanted and child.remaining_parents = chosen.parents and not child.processed
                                    then clock_timestamp() else child.last_attempted_at end,
           updated_at = clock_timestamp()
      from chosen
     where child.workflow_step_id = chosen.workflow_step_id
    returning child.workflow_step_id, child.task_id, child.named_step_id, child.queue, child.priority, child.handler,
              child.claim_number, child.attempts,
              child.in_process and child.claim_number = chosen.claim_number + 1 as is_claimed,
              child.remaining_parents = 0 and not child.processed
              and (not child.in_process or child.claim_number = chosen.claim_number + 1) as is_ready
), answered as (
    update tasker_worker_exchanges
       set number = $10, held_step_ids = $11::bigint[] || array(select workflow_step_id from moved where is_claimed order by workflow_step_id),
           held_claim_numbers = $12::integer[] || array(select claim_number from moved where is_claimed order by workflow_step_id),
           last_claim_at = case when exists (select from moved where is_claimed) then clock_timestamp() else last_claim_at end,
           updated_at = clock_timestamp()
     where worker_id = $1 and lane = $9 and number < $10 and exists (select from exchange)
), queued as (
    insert into tasker_ready_steps (workflow_step_id, queue, priority, handler)
    select workflow_step_id, queue, priority, handler
      from moved
     where is_ready and not is_claimed
     order by workflow_step_id
), closed as (
    -- A first attempt has none to close.
    update tasker_workflow_step_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
     -- An array: joined to a log that was empty when it was analysed, the plan reads the whole log.
     where transition.workflow_step_id = any (array(select finished.workflow_step_id from finished where finished.last_sort_key > 20))
       and transition.most_recent
    returning transition.workflow_step_id
), recorded as (
    -- Runs all of closed first: one most_recent row per step at any time.
    insert into tasker_workflow_step_transitions (workflow_step_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select finished.workflow_step_id, move.from_state, move.to_state, finished.last_sort_key - move.keys_before_the_last, move.is_last,
           case when not move.is_last then jsonb_build_object('worker_id', $1::bigint, 'attempt', finished.attempts) end,
           case when move.is_last then clock_timestamp() else finished.last_attempted_at end
      from finished
     cross join (values ('pending', 'in_progress', 10, false), ('in_progress', 'complete', 0, true))
           as move (from_state, to_state, keys_before_the_last, is_last)
     where (select count(*) from closed) >= 0
), deltas as materialized (
    select task.task_id, delta.finished, delta.freed, delta.started_at,
           coalesce(task.recorded_state,
                    (select current.to_state from tasker_task_transitions current
                      where current.task_id = task.task_id and current.most_recent), 'pending') as recorded_state,
           coalesce(task.last_sort_key,
                    (select current.sort_key from tasker_task_transitions current
                      where current.task_id = task.task_id and current.most_recent), 0) as last_sort_key
      from (select task_id, count(*) filter (where is_finished) as finished, count(*) filter (where not is_finished) as freed,
                   min(started_at) as started_at
              from (select task_id, true as is_finished, last_attempted_at as started_at from finished
                    union all
                    select task_id, false, null from moved where is_ready) change
             group by task_id) delta
      join tasker_tasks task on task.task_id = delta.task_id
     order by task.task_id
       for no key update of task
), counted as (
    update tasker_tasks task
       set remaining_steps = task.remaining_steps - deltas.finished,
           active_steps = task.active_steps - deltas.finished + deltas.freed,
           complete = task.remaining_steps - deltas.finished <= 0,
           recorded_state = case when task.active_steps - deltas.finished + deltas.freed > 0 then 'in_progress'
                                 when task.remaining_steps - deltas.finished <= 0 then 'complete'
                                 else 'error' end,
           last_sort_key = deltas.last_sort_key
                           + case when deltas.recorded_state = 'in_progress' then 0 else 10 end
                           + case when task.active_steps - deltas.finished + deltas.freed <= 0 then 10 else 0 end,
           updated_at = clock_timestamp()
      from deltas
     where task.task_id = deltas.task_id
    returning task.task_id, task.named_task_id, task.recorded_state as to_state, deltas.recorded_state as from_state,
              task.last_sort_key, deltas.last_sort_key as key_before, deltas.started_at
), closed_tasks as (
    -- Not an update: the newest transition may be another worker's who held the task's lock before us, and no statement's
    -- snapshot has what was committed after it began. A conflict finds it.
    insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent, created_at)
    select counted.task_id, case when counted.to_state = 'in_progress' then counted.from_state else 'in_progress' end,
           counted.to_state, counted.last_sort_key, true, clock_timestamp()
      from counted
     where counted.key_before > 0 and counted.last_sort_key > counted.key_before
        on conflict (task_id) where most_recent do update
       set most_recent = false, updated_at = clock_timestamp()
    returning task_id
), recorded_tasks as (
    -- Runs all of closed_tasks first. That the task runs is recorded when its first attempt ends, or with its own end.
    insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent, created_at)
    select counted.task_id, move.from_state, move.to_state,
           case when move.is_end then counted.last_sort_key else counted.key_before + 10 end,
           move.is_end or counted.to_state = 'in_progress',
           case when move.is_end then clock_timestamp() else counted.started_at end
      from counted
     cross join lateral (values (counted.from_state, 'in_progress', false), ('in_progress', counted.to_state, true))
           as move (from_state, to_state, is_end)
     where (select count(*) from closed_tasks) >= 0
       and case when move.is_end then counted.to_state <> 'in_progress' else counted.from_state <> 'in_progress' end
        -- Where there was none to close, it is recorded already.
        on conflict (task_id, sort_key) do nothing
), tallied as (
    insert into tasker_task_count_deltas (named_task_id, pending, in_progress, error, complete, resolved_manually, cancelled)
    select named_task_id,
           nullif(sum((to_state = 'pending')::integer - (from_state = 'pending')::integer), 0),
           nullif(sum((to_state = 'in_progress')::integer - (from_state = 'in_progress')::integer), 0),
           nullif(sum((to_state = 'error')::integer - (from_state = 'error')::integer), 0),
           nullif(sum((to_state = 'complete')::integer - (from_state = 'complete')::integer), 0),
           nullif(sum((to_state = 'resolved_manually')::integer - (from_state = 'resolved_manually')::integer), 0),
           nullif(sum((to_state = 'cancelled')::integer - (from_state = 'cancelled')::integer), 0)
      from counted
     where to_state <> from_state
     group by named_task_id
), woken as (
    select pg_notify('tasker_ready', queue)
      from (select distinct queue from moved where is_ready and not is_claimed) ready
     where exists (select from tasker_workers where idle)
)
select 'complete' as event, workflow_step_id, task_id, null::bigint as named_step_id, null::text as handler,
       null::integer as claim_number, null::integer as attempts
  from finished
union all
select case when is_claimed then 'claimed' else 'ready' end, workflow_step_id, task_id, named_step_id, handler, claim_number, attempts
  from moved where is_ready
union all
select 'task_' || to_state, null, task_id, null, null, null, null from counted where to_state <> 'in_progress'
union all
select 'woken', null, null, null, null, null, null from woken
