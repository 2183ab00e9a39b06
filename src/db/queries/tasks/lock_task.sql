-- Purpose: locks a task and reads its state by its log, for a statement that follows in the same transaction.
-- Parameters: $1 task_id.
-- Returns: the state; no row when there is no such task.
-- Locks: the task's row; its steps are locked before (lock_task_steps).
-- Index: tasker_tasks_pkey, index_task_transitions_most_recent.
select coalesce((select current.to_state
                   from tasker_task_transitions current
                  where current.task_id = task.task_id and current.most_recent), 'pending') as state
  from tasker_tasks task
 where task.task_id = $1
   for no key update
