-- Purpose: how many tasks are in each state, from what says it: the most recent transitions.
-- Parameters: none.
-- Locks: none.
-- Index: index_task_transitions_state from end to end, tasker_tasks_pkey for the number of tasks;
--   of a vacuumed table, both without the table.
with recorded as (
    select to_state as state, count(*) as tasks
      from tasker_task_transitions
     where most_recent
     group by to_state
), untouched as (
    -- A task without a transition is pending.
    select 'pending' as state, (select count(*) from tasker_tasks) - coalesce(sum(tasks), 0) as tasks
      from recorded
)
select state, sum(tasks)::bigint as tasks
  from (select state, tasks from recorded union all select state, tasks from untouched) counted
 group by state
having sum(tasks) > 0
 order by state
