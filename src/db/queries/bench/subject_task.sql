-- Purpose: finds the task that a benchmark reads: the first of those under way with half of their steps, or
--   else any.
-- Parameters: none.
-- Returns: task_id.
-- Locks: none.
-- Index: none: it is asked once, of a small database.
-- Plan: none, belongs to benchmarks and trials.
select task.task_id
  from tasker_tasks task
 cross join lateral (select count(*) as total from tasker_workflow_steps step
                      where step.task_id = task.task_id) as steps
 order by task.active_steps > 0 desc, abs(task.remaining_steps * 2 - steps.total), task.task_id
 limit 1
