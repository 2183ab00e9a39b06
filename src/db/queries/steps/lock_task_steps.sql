-- Purpose: locks every step of a task, finished or not, for statements that follow in the same transaction.
-- Parameters: $1 task_id.
-- Returns: the locked steps, and whether each has finished.
-- Locks: the steps in id order, as every statement does; the task's row comes after (lock_task). Whoever claims,
--   completes or promotes one of them has either committed before this returns or waits for us.
-- Index: index_workflow_steps_task.
select step.workflow_step_id, step.processed
  from tasker_workflow_steps step
 where step.task_id = $1::bigint
 order by step.workflow_step_id
   for no key update
