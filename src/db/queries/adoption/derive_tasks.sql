-- Purpose: gives the next unfinished tasks of an adopted database, and those with a step that only looks unfinished, the
--   values that tasker derives: flags, counters, queue entries; and ends what their task has ended already.
-- Parameters: $1 the last task of the batch before; $2 the most tasks; $3 the state of a step that the engine was
--   running: 'pending', 'error' or 'resolved_manually'.
-- Returns: one row: the last task (null: there are no more), the number of tasks, and as JSON how many steps and tasks
--   went from a state to another, and were queued.
-- Locks: the rows that it changes. Nothing else writes to them: the guard keeps the engine away, and no step of these tasks
--   is in a queue yet.
-- Index: index_tasks_unfinished and index_workflow_steps_task, or the primary key of the tasks; index_workflow_step_edges_to;
--   the unique keys of both logs.
-- Plan: none, derives every unfinished task once.
with picked as materialized (
    select task.task_id, task.complete, coalesce(log.to_state, 'pending')::text as state, coalesce(log.sort_key, 0) as sort_key
      from tasker_tasks task
      left join lateral (
           select transition.to_state, transition.sort_key
             from tasker_task_transitions transition
            where transition.task_id = task.task_id
            order by transition.sort_key desc
            limit 1) log on true
     where task.task_id > $1::bigint
       and (not task.complete
            or exists (select from tasker_workflow_steps open where open.task_id = task.task_id and not open.processed))
     order by task.task_id
     limit $2::bigint
), found as materialized (
    select step.*, picked.state as task_state, coalesce(log.to_state, 'pending')::text as state_before,
           coalesce(log.sort_key, 0) as key_before, log.created_at as recorded_at
      from picked
      join tasker_workflow_steps step on step.task_id = picked.task_id
      left join lateral (
           select transition.to_state, transition.sort_key, transition.created_at
             from tasker_workflow_step_transitions transition
            where transition.workflow_step_id = step.workflow_step_id
            order by transition.sort_key desc
            limit 1) log on true
), decided as materialized (
    select found.workflow_step_id, found.state_before, found.key_before,
           case when found.state_before in ('complete', 'resolved_manually', 'cancelled') then null
                when found.task_state = 'cancelled' then 'cancelled'
                when found.task_state in ('complete', 'resolved_manually') then 'resolved_manually'
                when found.state_before = 'in_progress' then $3::text
           end as becomes
      from found
), moves as materialized (
    select decided.workflow_step_id, move.ordinal, move.from_state, move.to_state, decided.key_before + 10 * move.ordinal as sort_key,
           move.to_state = decided.becomes as is_last
      from decided
      join (values ('pending', 'cancelled', 1, 'pending', 'cancelled'),
                   ('error', 'cancelled', 1, 'error', 'cancelled'),
                   ('in_progress', 'cancelled', 1, 'in_progress', 'cancelled'),
                   ('pending', 'resolved_manually', 1, 'pending', 'resolved_manually'),
                   ('error', 'resolved_manually', 1, 'error', 'resolved_manually'),
                   ('in_progress', 'resolved_manually', 1, 'in_progress', 'error'),
                   ('in_progress', 'resolved_manually', 2, 'error', 'resolved_manually'),
                   ('in_progress', 'pending', 1, 'in_progress', 'pending'),
                   ('in_progress', 'error', 1, 'in_progress', 'error')) as move (before, becomes, ordinal, from_state, to_state)
        on move.before = decided.state_before and move.becomes = decided.becomes
), ends as materialized (
    select workflow_step_id, max(ordinal) as moves from moves group by workflow_step_id
), after as materialized (
    select found.*, coalesce(decided.becomes, found.state_before) as state,
           found.key_before + 10 * coalesce(ends.moves, 0) as last_key,
           -- The engine counts an attempt at its end: one that was cut off is counted here.
           coalesce(found.attempts, 0) + (found.state_before = 'in_progress' and decided.becomes = 'error')::integer as attempts_had,
           decided.becomes
      from found
      join decided using (workflow_step_id)
      left join ends using (workflow_step_id)
), blocked as materialized (
    select edge.to_step_id, count(*)::integer as parents
      from after child
      join tasker_workflow_step_edges edge on edge.to_step_id = child.workflow_step_id
      join after parent on parent.workflow_step_id = edge.from_step_id
     where parent.state not in ('complete', 'resolved_manually')
     group by edge.to_step_id
), judged as materialized (
    select after.*, after.state in ('complete', 'resolved_manually', 'cancelled') as is_finished,
           coalesce(blocked.parents, 0) as parents,
           case when not (after.attempts_had < coalesce(after.retry_limit, 3) and (after.retryable or after.attempts_had = 0)) then null
                when after.state = 'pending' and blocked.parents is null then 'ready'
                when after.state = 'error' and blocked.parents is null then 'backoff'
           end as situation,
           coalesce(after.last_attempted_at + after.backoff_request_seconds * interval '1 second',
                    case when after.becomes = 'error' then statement_timestamp() else after.recorded_at end
                    + least(30, 2 ^ least(after.attempts_had, 5)) * interval '1 second') as due_at
      from after
      left join blocked on blocked.to_step_id = after.workflow_step_id
), closed_steps as (
    update tasker_workflow_step_transitions transition
       set most_recent = false
      from ends moved
     where transition.workflow_step_id = moved.workflow_step_id and transition.most_recent
    returning transition.workflow_step_id
), recorded_steps as (
    -- Runs all of closed_steps first: one most_recent row per step at any time.
    insert into tasker_workflow_step_transitions (workflow_step_id, from_state, to_state, sort_key, most_recent, metadata,
                                                  created_at, updated_at)
    select moves.workflow_step_id, moves.from_state, moves.to_state, moves.sort_key, moves.is_last,
           jsonb_build_object('by', 'tasker migrate adopt', 'reason', case when moves.from_state = 'in_progress'
                                                                           then 'the engine was running it' else 'its task had ended' end)
           || case when moves.to_state = 'error' then '{"message": "the engine was running it when it was stopped"}'::jsonb else '{}' end,
           statement_timestamp(), statement_timestamp()
      from moves
     where (select count(*) from closed_steps) >= 0
     order by moves.workflow_step_id, moves.ordinal
), written_steps as (
    update tasker_workflow_steps step
       set processed = judged.is_finished,
           processed_at = case when judged.is_finished
                               then coalesce(step.processed_at, case when judged.becomes is null then judged.recorded_at end,
                                             statement_timestamp()) end,
           in_process = false, attempts = judged.attempts_had, remaining_parents = judged.parents,
           next_attempt_at = case when judged.situation = 'backoff' then judged.due_at end,
           last_sort_key = judged.last_key
      from judged
     where step.workflow_step_id = judged.workflow_step_id
       and (step.processed is distinct from judged.is_finished or step.in_process
            or judged.is_finished and step.processed_at is null or not judged.is_finished and step.processed_at is not null
            or step.attempts is distinct from judged.attempts_had
            or step.remaining_parents <> judged.parents or judged.situation = 'backoff' or judged.becomes is not null)
    returning step.workflow_step_id
), queued as (
    insert into tasker_ready_steps (workflow_step_id, queue, priority, handler)
    select workflow_step_id, queue, priority, handler
      from judged
     where situation = 'ready'
     order by workflow_step_id
        on conflict (workflow_step_id) do nothing
    returning workflow_step_id
), waiting as (
    insert into tasker_backoff_steps (workflow_step_id, next_attempt_at)
    select workflow_step_id, due_at
      from judged
     where situation = 'backoff'
     order by workflow_step_id
        on conflict (workflow_step_id) do nothing
    returning workflow_step_id
), tasks as materialized (
    select picked.*, coalesce(counted.remaining, 0) as remaining, coalesce(counted.active, 0) as active,
           case when coalesce(counted.remaining, 0) = 0
                then case when picked.state in ('complete', 'resolved_manually', 'cancelled') then picked.state
                          when counted.is_cancelled then 'cancelled'
                          when counted.is_resolved and picked.state <> 'in_progress' then 'resolved_manually'
                          else 'complete' end
                when counted.active = 0 then 'error'
                when picked.state in ('pending', 'in_progress') then picked.state
                else 'pending'
           end as becomes
      from picked
      left join (select task_id, count(*) filter (where not is_finished)::integer as remaining,
                        count(*) filter (where situation is not null)::integer as active,
                        bool_or(state = 'cancelled') as is_cancelled, bool_or(state = 'resolved_manually') as is_resolved
                   from judged
                  group by task_id) counted using (task_id)
), task_moves as materialized (
    select tasks.task_id, move.ordinal, move.from_state, move.to_state, tasks.sort_key + 10 * move.ordinal as sort_key,
           move.to_state = tasks.becomes as is_last
      from tasks
      join (values ('pending', 'error', 1, 'pending', 'error'),
                   ('in_progress', 'error', 1, 'in_progress', 'error'),
                   ('error', 'pending', 1, 'error', 'pending'),
                   ('pending', 'cancelled', 1, 'pending', 'cancelled'),
                   ('in_progress', 'cancelled', 1, 'in_progress', 'cancelled'),
                   ('error', 'cancelled', 1, 'error', 'cancelled'),
                   ('pending', 'resolved_manually', 1, 'pending', 'resolved_manually'),
                   ('error', 'resolved_manually', 1, 'error', 'resolved_manually'),
                   ('pending', 'complete', 1, 'pending', 'in_progress'),
                   ('pending', 'complete', 2, 'in_progress', 'complete'),
                   ('in_progress', 'complete', 1, 'in_progress', 'complete'),
                   ('error', 'complete', 1, 'error', 'pending'),
                   ('error', 'complete', 2, 'pending', 'in_progress'),
                   ('error', 'complete', 3, 'in_progress', 'complete')) as move (before, becomes, ordinal, from_state, to_state)
        on move.before = tasks.state and move.becomes = tasks.becomes
), closed_tasks as (
    update tasker_task_transitions transition
       set most_recent = false
      from (select distinct task_id from task_moves) moved
     where transition.task_id = moved.task_id and transition.most_recent
    returning transition.task_id
), recorded_tasks as (
    insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent, metadata, created_at, updated_at)
    select task_moves.task_id, task_moves.from_state, task_moves.to_state, task_moves.sort_key, task_moves.is_last,
           '{"by": "tasker migrate adopt", "reason": "as its steps are"}', statement_timestamp(), statement_timestamp()
      from task_moves
     where (select count(*) from closed_tasks) >= 0
     order by task_moves.task_id, task_moves.ordinal
), written_tasks as (
    update tasker_tasks task
       set complete = tasks.becomes in ('complete', 'resolved_manually'), remaining_steps = tasks.remaining, active_steps = tasks.active,
           last_sort_key = tasks.sort_key + coalesce(10 * (select max(task_moves.ordinal) from task_moves where task_moves.task_id = tasks.task_id), 0),
           recorded_state = tasks.becomes
      from tasks
     where task.task_id = tasks.task_id
       and (task.complete <> (tasks.becomes in ('complete', 'resolved_manually')) or task.remaining_steps <> tasks.remaining
            or task.active_steps <> tasks.active or tasks.becomes <> tasks.state)
    returning task.named_task_id, tasks.state as from_state, tasks.becomes as to_state
), tallied as (
    insert into tasker_task_count_deltas (named_task_id, pending, in_progress, error, complete, resolved_manually, cancelled)
    select named_task_id,
           nullif(sum((to_state = 'pending')::integer - (from_state = 'pending')::integer), 0),
           nullif(sum((to_state = 'in_progress')::integer - (from_state = 'in_progress')::integer), 0),
           nullif(sum((to_state = 'error')::integer - (from_state = 'error')::integer), 0),
           nullif(sum((to_state = 'complete')::integer - (from_state = 'complete')::integer), 0),
           nullif(sum((to_state = 'resolved_manually')::integer - (from_state = 'resolved_manually')::integer), 0),
           nullif(sum((to_state = 'cancelled')::integer - (from_state = 'cancelled')::integer), 0)
      from written_tasks
     where to_state <> from_state
     group by named_task_id
)
select (select max(task_id) from picked) as last_task_id, (select count(*) from picked) as tasks,
       (select coalesce(jsonb_object_agg(change, number), '{}')
          from (select 'step ' || state_before || ' → ' || becomes as change, count(*) as number
                  from decided where becomes is not null group by 1
                union all
                select 'task ' || state || ' → ' || becomes, count(*) from tasks where becomes <> state group by 1
                union all
                select 'steps written', count(*) from written_steps
                union all
                select 'steps ready', count(*) from queued
                union all
                select 'steps in backoff', count(*) from waiting) as changes) as changes
