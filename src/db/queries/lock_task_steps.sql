-- Purpose: locks the unfinished steps of a task, for a statement that follows in the same transaction.
-- Parameters: $1 task_id.
-- Returns: the locked steps.
-- Locks: the steps in id order, as every statement does. Whoever claims, completes or promotes
--   one of them has either committed before this returns or waits for us, and then
--   finds the step processed.
-- Index: index_workflow_steps_task.
select step.workflow_step_id
  from tasker_workflow_steps step
 where step.task_id = $1 and not step.processed
 order by step.workflow_step_id
   for no key update
