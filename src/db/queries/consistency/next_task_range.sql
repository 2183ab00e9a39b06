-- Purpose: the next range of task ids to compare: about as many steps as asked for, in whole tasks. Also counts the ids
--   of steps without a task, which `stray_entries` reports.
-- Parameters: $1 the last task id of the range before (0: from the beginning), $2 the number of steps; a range has no more
--   tasks than this, and one task more than its share of the steps.
-- Returns: one row: the last task id of the range (null: there was nothing left), how many tasks and steps are in it, and
--   the greatest task id there is.
-- Locks: none.
-- Index: index_workflow_steps_task, tasker_tasks_pkey.
with steps as materialized (
    select step.task_id
      from tasker_workflow_steps step
     where step.task_id > $1::bigint
     order by step.task_id, step.workflow_step_id
     limit $2::bigint
), tasks as materialized (
    select task.task_id
      from tasker_tasks task
     where task.task_id > $1::bigint
     order by task.task_id
     limit $2::bigint
), ends as materialized (
    -- What is not full reaches to the end.
    select case when count(*) = $2::bigint then max(steps.task_id) end as last_id, max(steps.task_id) as greatest_id from steps
    union all
    select case when count(*) = $2::bigint then max(tasks.task_id) end, max(tasks.task_id) from tasks
), range as materialized (
    select coalesce(min(ends.last_id), max(ends.greatest_id)) as last_id from ends
)
select range.last_id,
       (select count(*) from tasks where tasks.task_id <= range.last_id) as tasks,
       (select count(*) from steps where steps.task_id <= range.last_id) as steps,
       (select max(task.task_id) from tasker_tasks task) as greatest_id
  from range
