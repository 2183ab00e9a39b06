-- Purpose: finds transitions that do not follow from the one before them: of the steps of some
--   tasks, and of the tasks themselves.
-- Parameters: $1 task ids; $2 the moves there are, as their states: from, $3 to.
-- Returns: each such transition (workflow_step_id null: the task's own), with what is stored and what
--   should be, with the same keys, as JSON. A state that cannot follow is left out.
-- Locks: none.
-- Index: index_workflow_steps_task, tasker_workflow_step_transitions_workflow_step_id_sort_key_key,
--   tasker_task_transitions_task_id_sort_key_key.
with history as (
    select step.task_id, step.workflow_step_id, step.named_step_id, transition.*
      from tasker_workflow_steps step
     cross join lateral (
           select past.from_state, past.to_state, past.sort_key,
                  lag(past.to_state, 1, 'pending') over keys as state_before,
                  lag(past.sort_key, 1, 0) over keys as key_before
             from tasker_workflow_step_transitions past
            where past.workflow_step_id = step.workflow_step_id
           window keys as (order by past.sort_key)) transition
     where step.task_id = any ($1::bigint[])
    union all
    select task.task_id, null, null, transition.*
      from unnest($1::bigint[]) as task (task_id)
     cross join lateral (
           select past.from_state, past.to_state, past.sort_key,
                  lag(past.to_state, 1, 'pending') over keys as state_before,
                  lag(past.sort_key, 1, 0) over keys as key_before
             from tasker_task_transitions past
            where past.task_id = task.task_id
           window keys as (order by past.sort_key)) transition
)
select history.task_id, history.workflow_step_id, named_step.name, history.sort_key,
       to_jsonb(stored) as stored, to_jsonb(derived) as derived
  from history
  left join tasker_named_steps named_step on named_step.named_step_id = history.named_step_id
 cross join lateral (
       select coalesce(history.from_state, 'pending') as from_state, history.to_state, history.sort_key) stored
 cross join lateral (
       select history.state_before as from_state,
              case when (history.state_before, history.to_state) in (select * from unnest($2::text[], $3::text[]))
                   -- A first one that says pending says what was so already.
                     or (history.key_before = 0 and history.to_state = 'pending')
                   then history.to_state end as to_state,
              history.key_before + 10 as sort_key) derived
 where stored is distinct from derived
 order by history.task_id, history.workflow_step_id, history.sort_key
