-- Purpose: the state of a task.
-- Parameters: $1 task_id.
-- Returns: one row, or none.
-- Locks: none.
-- Index: primary keys, index_task_transitions_most_recent; index_workflow_steps_task for one that has not moved.
select workflow.namespace || '/' || workflow.name || '@' || workflow.version as workflow,
       -- That it runs is recorded when its first attempt ends.
       case when coalesce(current.to_state, 'pending') = 'pending'
                 and (select true from tasker_workflow_steps running
                       where running.task_id = task.task_id and running.in_process limit 1)
            then 'in_progress' else coalesce(current.to_state, 'pending') end as state,
       current.created_at as since,
       task.remaining_steps,
       task.active_steps,
       clock_timestamp() as as_of
  from tasker_tasks task
  join tasker_named_tasks workflow using (named_task_id)
  left join tasker_task_transitions current on current.task_id = task.task_id and current.most_recent
 where task.task_id = $1
