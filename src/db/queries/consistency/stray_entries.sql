-- Purpose: finds queue entries, transitions and edges of a range of step ids whose step does not exist, and steps
--   whose task does not: none of them has a foreign key.
-- Parameters: $1 the last step id of the range before (0: from the beginning), $2 the width of the range. It begins
--   with the next id there is, so that a gap between ids costs nothing.
-- Returns: one row: the last step id of the range (null: there was nothing left), and the stray entries:
--   step ids, and beside each what it is an entry of ('task': it is a step, and its task is missing).
-- Locks: none.
-- Index: tasker_ready_steps_pkey, tasker_backoff_steps_pkey, index_step_transitions_most_recent,
--   index_workflow_step_edges_from, index_workflow_step_edges_to, tasker_workflow_steps_pkey, tasker_tasks_pkey.
with first as materialized (
    select least((select min(entry.workflow_step_id) from tasker_ready_steps entry where entry.workflow_step_id > $1::bigint),
                 (select min(entry.workflow_step_id) from tasker_backoff_steps entry where entry.workflow_step_id > $1::bigint),
                 (select min(entry.workflow_step_id) from tasker_workflow_step_transitions entry
                   where entry.workflow_step_id > $1::bigint and entry.most_recent),
                 (select min(entry.from_step_id) from tasker_workflow_step_edges entry where entry.from_step_id > $1::bigint),
                 (select min(entry.to_step_id) from tasker_workflow_step_edges entry where entry.to_step_id > $1::bigint),
                 (select min(entry.workflow_step_id) from tasker_workflow_steps entry where entry.workflow_step_id > $1::bigint)) as id
), range as materialized (
    -- No id is greater than the greatest bigint.
    select first.id as first_id, least(first.id, 9223372036854775807 - $2::bigint) + $2::bigint - 1 as last_id
      from first
     where first.id is not null
), steps as materialized (
    select step.workflow_step_id, step.task_id
      from tasker_workflow_steps step
     where step.workflow_step_id between (select first_id from range) and (select last_id from range)
), entries as (
    select entry.workflow_step_id, 'ready_queue' as queue_table
      from tasker_ready_steps entry
     where entry.workflow_step_id between (select first_id from range) and (select last_id from range)
    union all
    select entry.workflow_step_id, 'backoff_queue'
      from tasker_backoff_steps entry
     where entry.workflow_step_id between (select first_id from range) and (select last_id from range)
    union all
    select entry.workflow_step_id, 'history'
      from tasker_workflow_step_transitions entry
     where entry.workflow_step_id between (select first_id from range) and (select last_id from range)
       and entry.most_recent
    union all
    select entry.from_step_id, 'edges'
      from tasker_workflow_step_edges entry
     where entry.from_step_id between (select first_id from range) and (select last_id from range)
    union all
    select entry.to_step_id, 'edges'
      from tasker_workflow_step_edges entry
     where entry.to_step_id between (select first_id from range) and (select last_id from range)
), stray as (
    select distinct entries.workflow_step_id, entries.queue_table
      from entries
     where entries.workflow_step_id not in (select steps.workflow_step_id from steps)
    union all
    select steps.workflow_step_id, 'task'
      from steps
     where steps.task_id in (
           select owner.task_id
             from (select distinct steps.task_id from steps) owner
            where (select true from tasker_tasks task where task.task_id = owner.task_id) is null)
)
select (select range.last_id from range) as last_id,
       coalesce(array_agg(stray.workflow_step_id order by stray.workflow_step_id, stray.queue_table), '{}') as step_ids,
       coalesce(array_agg(stray.queue_table order by stray.workflow_step_id, stray.queue_table), '{}') as queue_tables
  from stray
