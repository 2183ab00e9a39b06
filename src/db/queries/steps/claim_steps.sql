-- Purpose: claims ready steps for a worker, as many of each handler as it has room for: highest priority first, then
--   of each queue and handler in the order they became ready.
-- Parameters: $1 worker_id; $2 queues served (null: all); $3 handlers and $4 the most to claim of each; $5 the most to
--   claim, $6 the most suspects among them (0 or 1); the worker's watermarks as $7 queues, $8 priorities, $9 handlers,
--   $10 seqs (the highest claimed; entries before it are skipped); $11 lane and $12 number of the exchange;
--   $13 namespaces served (null: all); $14 whether to pass over steps that another session has locked, or whose tasks it
--   has: for a claim after one that waited for such a lock in vain; the claims that the worker holds already as
--   $15 step ids and $16 claim numbers.
-- Returns: the claimed steps, with the seq each had in its queue and how long it had been there; none where the exchange was given up, or
--   the worker removed.
-- Locks: the exchange's row, then the ready rows (skip locked: two workers never wait for each other here,
--   and the locks are on the very rows that are deleted), then the steps in id order. With $14, each step and its task
--   right after its entry (skip locked, so in any order): the later statements find them locked by this transaction.
-- Index: index_ready_steps_lanes from the watermark on, so that the dead entries of
--   earlier claims are not walked again, nor the entries of a handler without room; primary keys for the rest; for
--   rows of an earlier release tasker_workflow_step_transitions_workflow_step_id_sort_key_key.
--   Paused queues and bound ones are few or none. Where a namespace decides, each entry passed is one more look at its step, its
--   task and its workflow.
with exchange as materialized (
    select number
      from tasker_worker_exchanges
     where worker_id = $1 and lane = $11 and number < $12
       for no key update
), lanes as materialized (
    -- Within one priority in random order: a long lane must not starve a short one.
    select lane.queue, lane.priority, lane.handler, room.steps as room,
           coalesce((select mark.seq
                       from unnest($7::text[], $8::smallint[], $9::text[], $10::bigint[]) as mark (queue, priority, handler, seq)
                      where mark.queue = lane.queue and mark.priority = lane.priority and mark.handler = lane.handler), 0) as after_seq,
           -- Those of the worker that the queue takes; null: all.
           (select case when count(*) = 0 then $13::text[]
                        else coalesce(array_agg(bound.namespace) filter (where $13::text[] is null or bound.namespace = any ($13::text[])), '{}') end
              from tasker_queue_namespaces bound
             where bound.queue = lane.queue) as namespaces,
           row_number() over (order by lane.priority desc, random()) as ordinal
      from tasker_queue_priorities lane
      join unnest($3::text[], $4::bigint[]) as room (handler, steps) on room.handler = lane.handler
     where ($2::text[] is null or lane.queue = any ($2::text[]))
       and exists (select from exchange)
       and lane.queue not in (select queue from tasker_paused_queues)
     order by ordinal
), picked as materialized (
    select ready.row_id, ready.is_suspect, ready.seq, lanes.handler, lanes.room, lanes.ordinal
      from lanes
     cross join lateral (
           select entry.row_id, entry.is_suspect, entry.seq
             from (select ready.ctid as row_id, ready.workflow_step_id, ready.is_suspect, ready.seq
                     from tasker_ready_steps ready
                    where ready.queue = lanes.queue and ready.priority = lanes.priority and ready.handler = lanes.handler
                      and ready.seq > lanes.after_seq
                      and (not ready.is_suspect or $6::bigint > 0)
                      -- Not "exists", for which the planner may read every step there is.
                      and (lanes.namespaces is null
                           or (select named.namespace
                                 from tasker_workflow_steps step
                                 join tasker_tasks task on task.task_id = step.task_id
                                 join tasker_named_tasks named on named.named_task_id = task.named_task_id
                                where step.workflow_step_id = ready.workflow_step_id) = any (lanes.namespaces))
                    order by ready.seq
                      for update skip locked) entry
            -- Within the limit: locked steps at the head of a lane must not fill it. The entry's own lock keeps other
            -- claims away from the step, so one that it passes over stays queued and loses nothing.
            where not $14::boolean
               or (select (select true
                             from tasker_tasks task
                            where task.task_id = step.task_id
                              for key share skip locked)
                     from tasker_workflow_steps step
                    where step.workflow_step_id = entry.workflow_step_id
                      for no key update skip locked)
            -- In the order of the entries: sorted again, all of them would be read, and locked.
            limit least($5, lanes.room)) ready
     where lanes.namespaces is distinct from '{}'
     limit $5
), fitting as (
    -- Several lanes of one handler share its room.
    select row_id, is_suspect
      from (select picked.*, row_number() over (partition by handler order by ordinal, seq) as of_handler from picked) ranked
     where of_handler <= room
), taken as (
    delete from tasker_ready_steps
     where ctid = any (array(select row_id from fitting where not is_suspect
                             union all
                             (select row_id from fitting where is_suspect limit $6)))
    returning workflow_step_id, seq, queue, priority, handler, created_at
), claimed as (
    -- A step that was cancelled or taken since it was queued, or that waits for a parent, only loses its entry. In id
    -- order, as a nested loop over the sorted entries takes them: a cancellation
    -- locks the steps of its task in that order too.
    update tasker_workflow_steps step
       set in_process = true, claimed_by = $1, claim_number = step.claim_number + 1, attempts = coalesce(step.attempts, 0) + 1,
           -- The attempt enters the log when it ends.
           last_sort_key = coalesce(step.last_sort_key,
                                    (select max(transition.sort_key)
                                       from tasker_workflow_step_transitions transition
                                      where transition.workflow_step_id = step.workflow_step_id), 0),
           last_attempted_at = clock_timestamp(), updated_at = clock_timestamp()
      from (select * from taken order by workflow_step_id) taken
     where step.workflow_step_id = taken.workflow_step_id and not step.processed and not step.in_process
       and step.remaining_parents = 0
    returning step.workflow_step_id, step.task_id, step.named_step_id, step.claim_number, step.attempts, step.interruptions, step.losses, step.lost_after,
              taken.seq, taken.queue, taken.priority, taken.handler, taken.created_at as ready_at
), answered as (
    update tasker_worker_exchanges
       set number = $12, held_step_ids = $15::bigint[] || array(select workflow_step_id from claimed order by workflow_step_id),
           held_claim_numbers = $16::integer[] || array(select claim_number from claimed order by workflow_step_id),
           last_claim_at = case when exists (select from claimed) then clock_timestamp() else last_claim_at end,
           updated_at = clock_timestamp()
     where worker_id = $1 and lane = $11 and number < $12 and exists (select from exchange)
)
select claimed.workflow_step_id, claimed.task_id, task.named_task_id::bigint, claimed.named_step_id::bigint,
       claimed.claim_number, claimed.attempts, claimed.interruptions, claimed.losses >= 2 as is_suspect,
       (extract(epoch from claimed.lost_after) * 1000)::bigint as lost_after_ms,
       (extract(epoch from clock_timestamp() - claimed.ready_at) * 1000)::bigint as waited_ms, claimed.seq, claimed.queue, claimed.priority, claimed.handler
  from claimed
  join tasker_tasks task on task.task_id = claimed.task_id
 order by claimed.priority desc, claimed.seq
