-- Purpose: compares the flags, counters and queues of steps and tasks with the values derived from the newest
--   transitions, the claims that workers hold, and the edges. They are derived here and nowhere else.
-- Parameters: $1 task ids.
-- Returns: a row for each step that differs, and one for each task (workflow_step_id null): what
--   is stored and what is derived, with the same keys, as JSON; of a step its name, its state, and
--   whether a worker that is alive holds it by its flags.
-- Locks: none. One statement, so one snapshot: what workers do meanwhile is seen whole or not at all.
--   A cancellation passes over a queue entry that a claim or a promotion has locked, and commits
--   before that one has dropped it: an entry whose transaction is under way counts as gone.
-- Index: index_workflow_steps_task, index_workflow_step_edges_to,
--   tasker_workflow_step_transitions_workflow_step_id_sort_key_key, tasker_task_transitions_task_id_sort_key_key,
--   primary keys of the tasks, of the workers' exchanges and of both queues. Each lookup is for one row: an estimate gone
--   wrong must not read a queue of a million entries for every page of tasks.
with claimed as materialized (
    select step.workflow_step_id, step.claim_number
      from tasker_workflow_steps step
     where step.task_id = any ($1::bigint[]) and (step.in_process or step.claimed_by is not null)
), held as materialized (
    -- The claims that a worker's exchanges name.
    select claimed.workflow_step_id, min(exchange.worker_id) as worker_id
      from tasker_worker_exchanges exchange
     cross join unnest(exchange.held_step_ids, exchange.held_claim_numbers) as named (workflow_step_id, claim_number)
      join claimed using (workflow_step_id, claim_number)
     group by claimed.workflow_step_id
), steps as materialized (
    select step.task_id, step.workflow_step_id, step.named_step_id,
           step.in_process, step.processed, step.processed_at, step.claimed_by,
           coalesce(step.attempts, 0) as attempts, step.remaining_parents, step.next_attempt_at,
           step.queue, step.priority, step.handler,
           newest.state as recorded_state, newest.has_transition, newest.most_recent, newest.recorded_at,
           coalesce(step.last_sort_key, newest.sort_key) as last_sort_key, newest.sort_key,
           claim.is_held, claim.worker_id, claim.state, claim.attempts_had,
           claim.state in ('complete', 'resolved_manually', 'cancelled') as is_finished,
           parents.blocking_session,
           -- Where it moves by itself: the one meaning of readiness, apart from the clock.
           case when (claim.attempts_had < coalesce(step.retry_limit, 3)
                      and (step.retryable or claim.attempts_had = 0)) is not true then null
                when claim.state = 'pending' and parents.blocking_session = 0 then 'ready'
                when claim.state = 'error' and parents.blocking_session = 0 then 'backoff'
           end as situation,
           -- As the readiness view has it: the time drawn, the wait requested, or the longest there is.
           coalesce(step.next_attempt_at,
                    step.last_attempted_at + step.backoff_request_seconds * interval '1 second',
                    newest.recorded_at + least(30, 2 ^ least(coalesce(step.attempts, 0), 5)) * interval '1 second') as due_at
      from tasker_workflow_steps step
      left join held on held.workflow_step_id = step.workflow_step_id
     cross join lateral (
           select coalesce(max(latest.to_state), 'pending') as state, count(*) > 0 as has_transition,
                  bool_and(latest.most_recent) as most_recent, max(latest.created_at) as recorded_at,
                  coalesce(max(latest.sort_key), 0) as sort_key
             from (select transition.to_state, transition.most_recent, transition.created_at, transition.sort_key
                     from tasker_workflow_step_transitions transition
                    where transition.workflow_step_id = step.workflow_step_id
                    order by transition.sort_key desc
                    limit 1) latest) newest
     cross join lateral (
           -- That a step runs is said by its row, and by the row of its worker's exchanges, which names the claim by its
           -- number. The attempt of a claim that no worker holds is given back.
           select named.worker_id is not null as is_held, named.worker_id,
                  case when named.worker_id is not null then 'in_progress' else newest.state end as state,
                  case when step.in_process and newest.state = 'pending' and named.worker_id is null
                       then greatest(coalesce(step.attempts, 0) - 1, 0)
                       else coalesce(step.attempts, 0) end as attempts_had
             from (select case when newest.state = 'pending' then held.worker_id end as worker_id) named) claim
     cross join lateral (
           select count(*)::integer as blocking_session
             from tasker_workflow_step_edges edge
             left join lateral (
                  select transition.to_state
                    from tasker_workflow_step_transitions transition
                   where transition.workflow_step_id = edge.from_step_id
                   order by transition.sort_key desc
                   limit 1) parent on true
            where edge.to_step_id = step.workflow_step_id
              and coalesce(parent.to_state, 'pending') not in ('complete', 'resolved_manually')) parents
     where step.task_id = any ($1::bigint[])
), compared as (
    select step.task_id, step.workflow_step_id, step.named_step_id, step.state, step.claimed_by,
           to_jsonb(stored) as stored, to_jsonb(derived) as derived
      from steps step
      left join lateral (
           select entry.queue || '/' || entry.priority || '/' || entry.handler as lane, entry.handler, entry.xmax
             from tasker_ready_steps entry
            where entry.workflow_step_id = step.workflow_step_id
            limit 1) ready on true
      left join lateral (
           select entry.next_attempt_at, entry.xmax
             from tasker_backoff_steps entry
            where entry.workflow_step_id = step.workflow_step_id
            limit 1) waiting on true
     cross join lateral (
           select case when not step.has_transition and step.attempts_had > step.is_held::integer then 'attempts, and no transition'
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
                  case when ready.lane is null or step.situation = 'ready' then ready.lane
                       when exists (select from pg_locks where locktype = 'transactionid' and transactionid = ready.xmax) then null
                       else ready.lane
                  end as ready_queue,
                  case when waiting.next_attempt_at is null or step.situation = 'backoff' then waiting.next_attempt_at
                       when exists (select from pg_locks where locktype = 'transactionid' and transactionid = waiting.xmax) then null
                       else waiting.next_attempt_at
                  end as backoff_queue,
                  step.is_finished or exists (select from tasker_queue_priorities known
                                               where known.queue = step.queue and known.priority = step.priority
                                                 and known.handler = step.handler) as lane) stored
     cross join lateral (
           select null::text as history,
                  case when step.has_transition then true end as most_recent,
                  step.sort_key as last_sort_key,
                  step.state = 'in_progress' as in_process,
                  step.is_finished as processed,
                  case when step.is_finished then coalesce(step.processed_at, step.recorded_at) end as processed_at,
                  case when step.state = 'in_progress' then coalesce(step.worker_id, step.claimed_by) end as claimed_by,
                  step.attempts_had as attempts,
                  step.blocking_session as remaining_parents,
                  case when step.situation = 'backoff' then step.due_at
                       -- The claim does not look at it, and the view does.
                       when step.state = 'pending' and step.next_attempt_at > clock_timestamp() then clock_timestamp()
                       else step.next_attempt_at
                  end as next_attempt_at,
                  -- An entry of an earlier release waits until a worker looks up its handler.
                  case when step.situation = 'ready' and ready.handler = 'unknown' then step.queue || '/' || step.priority || '/unknown'
                       when step.situation = 'ready' then step.queue || '/' || step.priority || '/' || step.handler
                  end as ready_queue,
                  case when step.situation = 'backoff' then step.due_at end as backoff_queue,
                  true as lane) derived
     where stored is distinct from derived
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
     cross join lateral (
           select coalesce(max(latest.to_state), 'pending') as state, count(*) > 0 as has_transition,
                  bool_and(latest.most_recent) as most_recent, coalesce(max(latest.sort_key), 0) as sort_key
             from (select transition.to_state, transition.most_recent, transition.sort_key
                     from tasker_task_transitions transition
                    where transition.task_id = task.task_id
                    order by transition.sort_key desc
                    limit 1) latest) newest
     where task.task_id = any ($1::bigint[])
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
 where stored is distinct from derived
 order by task_id, workflow_step_id
