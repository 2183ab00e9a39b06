-- Purpose: the progress of tasks, for following them to their end.
-- Parameters: $1 task ids.
-- Returns: for each, its state and how many of its steps remain.
-- Locks: none.
-- Index: the primary key, index_task_transitions_most_recent; index_workflow_steps_task for one that has not moved.
select task.task_id, task.remaining_steps, task.active_steps,
       -- That it runs is recorded when its first attempt ends.
       case when coalesce(current.to_state, 'pending') = 'pending'
                 and (select true from tasker_workflow_steps running
                       where running.task_id = task.task_id and running.in_process limit 1)
            then 'in_progress' else coalesce(current.to_state, 'pending') end as state
  from tasker_tasks task
  left join tasker_task_transitions current on current.task_id = task.task_id and current.most_recent
 where task.task_id = any ($1::bigint[])
