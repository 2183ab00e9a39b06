-- Purpose: finds transitions that do not follow from the one before them: of the steps of some
--   tasks, and of the tasks themselves.
-- Parameters: $1 the first and $2 the last id of a range of tasks; $3 the moves there are, as their states: from, $4 to.
-- Returns: each such transition (workflow_step_id null: the task's own) and its time, with what is stored and what
--   should be, with the same keys, as JSON. A state that cannot follow is left out.
-- Locks: none.
-- Index: index_workflow_steps_task, tasker_workflow_step_transitions_workflow_step_id_sort_key_key,
--   tasker_task_transitions_task_id_sort_key_key. The logs of steps, and of tasks, in a row are read as one range.
with own as materialized (
    select step.task_id, step.workflow_step_id, step.named_step_id
      from tasker_workflow_steps step
     where step.task_id between $1::bigint and $2::bigint
), bounds as materialized (
    -- As in state_differences: steps in a row are one range, others a range each.
    select min(own.workflow_step_id) as least, max(own.workflow_step_id) as greatest,
           max(own.workflow_step_id) - min(own.workflow_step_id) < 8 * count(*) + 1000 as is_dense
      from own
), ranges as materialized (
    select range.least_id, range.greatest_id
      from bounds
     cross join unnest(case when bounds.is_dense then array[bounds.least] else array(select own.workflow_step_id from own) end,
                       case when bounds.is_dense then array[bounds.greatest] else array(select own.workflow_step_id from own) end)
           as range (least_id, greatest_id)
     where range.least_id between bounds.least and bounds.greatest
), history as (
    select null::bigint as task_id, log.*
      from ranges
     cross join lateral (
           select past.workflow_step_id, past.from_state, past.to_state, past.sort_key, past.created_at,
                  lag(past.to_state, 1, 'pending') over keys as state_before,
                  lag(past.sort_key, 1, 0) over keys as key_before
             from tasker_workflow_step_transitions past
            where past.workflow_step_id between ranges.least_id and ranges.greatest_id
           window keys as (partition by past.workflow_step_id order by past.sort_key)) log
    union all
    select log.task_id, null, log.from_state, log.to_state, log.sort_key, log.created_at, log.state_before, log.key_before
      from (select past.task_id, past.from_state, past.to_state, past.sort_key, past.created_at,
                   lag(past.to_state, 1, 'pending') over keys as state_before,
                   lag(past.sort_key, 1, 0) over keys as key_before
              from tasker_task_transitions past
             where past.task_id between $1::bigint and $2::bigint
            window keys as (partition by past.task_id order by past.sort_key)) log
), broken as materialized (
    select history.task_id, history.workflow_step_id, history.sort_key, history.created_at,
           to_jsonb(stored) as stored, to_jsonb(derived) as derived
      from history
     cross join lateral (
           select coalesce(history.from_state, 'pending') as from_state, history.to_state, history.sort_key) stored
     cross join lateral (
           select history.state_before as from_state,
                  case when (history.state_before, history.to_state) in (select * from unnest($3::text[], $4::text[]))
                       -- A first one that says pending says what was so already.
                         or (history.key_before = 0 and history.to_state = 'pending')
                       then history.to_state end as to_state,
                  history.key_before + 10 as sort_key) derived
     where row(stored.*) is distinct from row(derived.*)
)
select coalesce(broken.task_id, own.task_id) as task_id, broken.workflow_step_id, named_step.name, broken.sort_key,
       broken.created_at, broken.stored, broken.derived
  from broken
  left join own on own.workflow_step_id = broken.workflow_step_id
  left join tasker_named_steps named_step on named_step.named_step_id = own.named_step_id
 -- A range holds steps of other tasks too.
 where broken.task_id is not null or own.task_id is not null
 order by task_id, broken.workflow_step_id, broken.sort_key
