-- Purpose: compares the flags, counters and queues of steps and tasks with the values derived from the newest
--   transitions, the claims that workers hold, and the edges. They are derived here and nowhere else.
-- Parameters: $1 the first and $2 the last id of a range of tasks.
-- Returns: a row for each step that differs, and one for each task (workflow_step_id null): what
--   is stored and what is derived, with the same keys, as JSON; of a step its name, its state, and
--   whether a worker that is alive holds it by its flags.
-- Locks: none. One statement, so one snapshot: what workers do meanwhile is seen whole or not at all.
--   A cancellation passes over a queue entry that a claim or a promotion has locked, and commits
--   before that one has dropped it: an entry whose transaction is under way counts as gone.
-- Index: index_workflow_steps_task, index_workflow_step_edges_to,
--   tasker_workflow_step_transitions_workflow_step_id_sort_key_key, tasker_task_transitions_task_id_sort_key_key,
--   primary keys of the tasks and of both queues. Each of the steps' tables is read once, from the first to the last of the
--   steps, and joined as a whole: a lookup for each step costs several times as much, and a queue of a million entries
--   is not read for each page of tasks.
with own as materialized (
    select step.workflow_step_id, step.in_process or step.claimed_by is not null as is_claimed
      from tasker_workflow_steps step
     where step.task_id between $1::bigint and $2::bigint
), bounds as materialized (
    -- A submission makes the steps of a task together, so a range of tasks has a range of steps. Where it has not (a step
    -- was given to another task by hand), this range would be the whole table: each step is a range of its own then.
    select min(own.workflow_step_id) as least, max(own.workflow_step_id) as greatest, bool_or(own.is_claimed) as has_claims,
           max(own.workflow_step_id) - min(own.workflow_step_id) < 8 * count(*) + 1000 as is_dense
      from own
), ranges as materialized (
    select range.least_id, range.greatest_id
      from bounds
     cross join unnest(case when bounds.is_dense then array[bounds.least] else array(select own.workflow_step_id from own) end,
                       case when bounds.is_dense then array[bounds.greatest] else array(select own.workflow_step_id from own) end)
           as range (least_id, greatest_id)
     -- This condition and those after each table's range are always true. Without them the planner expects half a per cent of
     -- each table, makes hash tables of that size, and spills them to disk in a large database.
     where range.least_id between bounds.least and bounds.greatest
), newest as materialized (
    select log.workflow_step_id, log.to_state, log.most_recent, log.created_at, log.sort_key
      from ranges
     cross join lateral (
           select distinct on (transition.workflow_step_id)
                  transition.workflow_step_id, transition.to_state, transition.most_recent, transition.created_at,
                  transition.sort_key
             from tasker_workflow_step_transitions transition
            where transition.workflow_step_id between ranges.least_id and ranges.greatest_id
            order by transition.workflow_step_id desc, transition.sort_key desc) log
     where log.workflow_step_id between ranges.least_id and ranges.greatest_id
), held as materialized (
    -- The claims that a worker's exchanges name.
    select named.workflow_step_id, named.claim_number, min(exchange.worker_id) as worker_id
      from tasker_worker_exchanges exchange
     cross join unnest(exchange.held_step_ids, exchange.held_claim_numbers) as named (workflow_step_id, claim_number)
     where (select has_claims from bounds)
       and named.workflow_step_id between (select least from bounds) and (select greatest from bounds)
     group by named.workflow_step_id, named.claim_number
), blocked as materialized (
    select edge.to_step_id, count(*)::integer as by_parents
      from ranges
     cross join lateral (
           select edge.from_step_id, edge.to_step_id
             from tasker_workflow_step_edges edge
            where edge.to_step_id between ranges.least_id and ranges.greatest_id) edge
      left join newest parent on parent.workflow_step_id = edge.from_step_id
     where edge.to_step_id + 0 between ranges.least_id and ranges.greatest_id
       and coalesce(case when parent.workflow_step_id is null and edge.from_step_id not in (select own.workflow_step_id from own)
                         -- Only an edge made by hand leads to another task.
                         then (select transition.to_state
                                 from tasker_workflow_step_transitions transition
                                where transition.workflow_step_id = edge.from_step_id
                                order by transition.sort_key desc
                                limit 1)
                         else parent.to_state end, 'pending') not in ('complete', 'resolved_manually')
     group by edge.to_step_id
), ready as materialized (
    select entry.workflow_step_id, entry.queue, entry.priority, entry.handler, entry.xmax
      from ranges
     cross join lateral (
           select entry.workflow_step_id, entry.queue, entry.priority, entry.handler, entry.xmax
             from tasker_ready_steps entry
            where entry.workflow_step_id between ranges.least_id and ranges.greatest_id) entry
     where entry.workflow_step_id + 0 between ranges.least_id and ranges.greatest_id
), waiting as materialized (
    select entry.workflow_step_id, entry.next_attempt_at, entry.xmax
      from ranges
     cross join lateral (
           select entry.workflow_step_id, entry.next_attempt_at, entry.xmax
             from tasker_backoff_steps entry
            where entry.workflow_step_id between ranges.least_id and ranges.greatest_id) entry
     where entry.workflow_step_id + 0 between ranges.least_id and ranges.greatest_id
), ending as materialized (
    select transactionid from pg_locks where locktype = 'transactionid'
), steps as materialized (
    select step.task_id, step.workflow_step_id, step.named_step_id,
           step.in_process, step.processed, step.processed_at, step.claimed_by,
           coalesce(step.attempts, 0) as attempts, step.remaining_parents, step.next_attempt_at,
           step.queue, step.priority, step.handler,
           newest.state as recorded_state, newest.has_transition, newest.most_recent, newest.recorded_at,
           coalesce(step.last_sort_key, newest.sort_key) as last_sort_key, newest.sort_key,
           claim.worker_id, claim.state, claim.attempts_had,
           claim.state in ('complete', 'resolved_manually', 'cancelled') as is_finished,
           coalesce(blocked.by_parents, 0) as blocking_parents,
           -- Where it moves by itself: the one meaning of readiness, apart from the clock.
           case when (claim.attempts_had < coalesce(step.retry_limit, 3)
                      and (step.retryable or claim.attempts_had = 0)) is not true then null
                when claim.state = 'pending' and blocked.by_parents is null then 'ready'
                when claim.state = 'error' and blocked.by_parents is null then 'backoff'
           end as situation,
           -- As the readiness view has it: the time drawn, the wait requested, or the longest there is.
           coalesce(step.next_attempt_at,
                    step.last_attempted_at + step.backoff_request_seconds * interval '1 second',
                    newest.recorded_at + least(30, 2 ^ least(coalesce(step.attempts, 0), 5)) * interval '1 second') as due_at,
           ready.queue || '/' || ready.priority || '/' || ready.handler as ready_lane, ready.handler as ready_handler,
           ready.xmax as ready_xmax,
           waiting.next_attempt_at as waiting_until, waiting.xmax as waiting_xmax
      from tasker_workflow_steps step
      left join newest log on log.workflow_step_id = step.workflow_step_id
      left join held on held.workflow_step_id = step.workflow_step_id and held.claim_number = step.claim_number
                    and (step.in_process or step.claimed_by is not null)
      left join blocked on blocked.to_step_id = step.workflow_step_id
      left join ready on ready.workflow_step_id = step.workflow_step_id
      left join waiting on waiting.workflow_step_id = step.workflow_step_id
     cross join lateral (
           select coalesce(log.to_state, 'pending') as state, log.to_state is not null as has_transition,
                  log.most_recent, log.created_at as recorded_at, coalesce(log.sort_key, 0) as sort_key) newest
     cross join lateral (
           -- That a step runs is said by its row, and by the row of its worker's exchanges, which names the claim by its
           -- number. The attempt of a claim that no worker holds is given back.
           select named.worker_id,
                  case when named.worker_id is not null then 'in_progress' else newest.state end as state,
                  case when step.in_process and newest.state = 'pending' and named.worker_id is null
                       then greatest(coalesce(step.attempts, 0) - 1, 0)
                       else coalesce(step.attempts, 0) end as attempts_had
             from (select case when newest.state = 'pending' then held.worker_id end as worker_id) named) claim
     where step.task_id between $1::bigint and $2::bigint
), compared as (
    select step.task_id, step.workflow_step_id, step.named_step_id, step.state, step.claimed_by,
           to_jsonb(stored) as stored, to_jsonb(derived) as derived
      from steps step
     cross join lateral (
           select case when not step.has_transition and step.attempts_had > (step.worker_id is not null)::integer
                       then 'attempts, and no transition'
                       when step.recorded_state = 'in_progress' then 'a start in its log, and no end'
                  end as history,
                  step.most_recent,
                  step.last_sort_key,
                  step.in_process,
                  step.processed,
                  step.processed_at,
                  step.claimed_by,
                  step.attempts,
                  step.remaining_parents,
                  step.next_attempt_at,
                  case when step.ready_lane is null or step.situation = 'ready' then step.ready_lane
                       when step.ready_xmax in (select ending.transactionid from ending) then null
                       else step.ready_lane
                  end as ready_queue,
                  case when step.waiting_until is null or step.situation = 'backoff' then step.waiting_until
                       when step.waiting_xmax in (select ending.transactionid from ending) then null
                       else step.waiting_until
                  end as backoff_queue,
                  step.is_finished
                      or (step.queue, step.priority, step.handler) in (select known.queue, known.priority, known.handler
                                                                         from tasker_queue_priorities known) as lane) stored
     cross join lateral (
           select null::text as history,
                  case when step.has_transition then true end as most_recent,
                  step.sort_key as last_sort_key,
                  step.state = 'in_progress' as in_process,
                  step.is_finished as processed,
                  case when step.is_finished then coalesce(step.processed_at, step.recorded_at) end as processed_at,
                  case when step.state = 'in_progress' then coalesce(step.worker_id, step.claimed_by) end as claimed_by,
                  step.attempts_had as attempts,
                  step.blocking_parents as remaining_parents,
                  case when step.situation = 'backoff' then step.due_at
                       -- The claim does not look at it, and the view does.
                       when step.state = 'pending' and step.next_attempt_at > statement_timestamp() then statement_timestamp()
                       else step.next_attempt_at
                  end as next_attempt_at,
                  -- An entry of an earlier release waits until a worker looks up its handler.
                  case when step.situation = 'ready' and step.ready_handler = 'unknown' then step.queue || '/' || step.priority || '/unknown'
                       when step.situation = 'ready' then step.queue || '/' || step.priority || '/' || step.handler
                  end as ready_queue,
                  case when step.situation = 'backoff' then step.due_at end as backoff_queue,
                  true as lane) derived
     -- Column by column: the rows as a whole would be made before they are compared.
     where row(stored.*) is distinct from row(derived.*)
), counted as materialized (
    select step.task_id,
           count(*) filter (where not step.is_finished)::integer as remaining_steps,
           count(*) filter (where step.state = 'in_progress' or step.situation is not null)::integer as active_steps,
           bool_or(step.state = 'in_progress') as is_running,
           bool_or(step.state = 'cancelled') as is_cancelled,
           bool_or(step.state = 'resolved_manually') as is_resolved
      from steps step
     group by step.task_id
), tasks as materialized (
    select task.task_id, task.complete, task.remaining_steps, task.active_steps,
           newest.state, newest.has_transition, newest.most_recent, newest.sort_key,
           coalesce(task.last_sort_key, newest.sort_key) as last_sort_key,
           coalesce(task.recorded_state, newest.state) as recorded_state,
           coalesce(counted.remaining_steps, 0) as steps_left,
           coalesce(counted.active_steps, 0) as steps_moving,
           case when coalesce(counted.remaining_steps, 0) = 0
                then case when newest.state in ('complete', 'resolved_manually', 'cancelled') then newest.state
                          when counted.is_cancelled then 'cancelled'
                          when counted.is_resolved and newest.state <> 'in_progress' then 'resolved_manually'
                          else 'complete' end
                when counted.active_steps = 0 then 'error'
                -- That it runs is recorded when its first attempt ends.
                when newest.state in ('pending', 'in_progress') then newest.state
                when counted.is_running then 'in_progress'
                else 'pending'
           end as derived_state
      from tasker_tasks task
      left join counted on counted.task_id = task.task_id
      left join (select distinct on (transition.task_id)
                        transition.task_id, transition.to_state, transition.most_recent, transition.sort_key
                   from tasker_task_transitions transition
                  where transition.task_id between $1::bigint and $2::bigint
                  order by transition.task_id desc, transition.sort_key desc) log on log.task_id = task.task_id
     cross join lateral (
           select coalesce(log.to_state, 'pending') as state, log.to_state is not null as has_transition,
                  log.most_recent, coalesce(log.sort_key, 0) as sort_key) newest
     where task.task_id between $1::bigint and $2::bigint
)
select compared.task_id, compared.workflow_step_id, named_step.name, compared.state, compared.stored, compared.derived,
       exists (select from tasker_workers worker
                where worker.worker_id = compared.claimed_by
                  and worker.last_heartbeat_at >= clock_timestamp() - worker.lease_seconds * interval '1 second') as is_held
  from compared
  left join tasker_named_steps named_step on named_step.named_step_id = compared.named_step_id
union all
select task.task_id, null, null, task.state, to_jsonb(stored), to_jsonb(derived), false
  from tasks task
 cross join lateral (
       select task.most_recent, task.state, task.remaining_steps, task.active_steps, task.complete,
              task.last_sort_key, task.recorded_state) stored
 cross join lateral (
       select case when task.has_transition then true end as most_recent,
              task.derived_state as state,
              task.steps_left as remaining_steps,
              task.steps_moving as active_steps,
              task.derived_state in ('complete', 'resolved_manually') as complete,
              task.sort_key as last_sort_key,
              task.state as recorded_state) derived
 where row(stored.*) is distinct from row(derived.*)
 order by task_id, workflow_step_id
