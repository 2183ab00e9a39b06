-- Purpose: the state of a task, by its own rows alone.
-- Parameters: $1 task_id.
-- Returns: one row, or none.
-- Locks: none.
-- Index: primary keys, index_task_transitions_most_recent.
select workflow.namespace || '/' || workflow.name || '@' || workflow.version as workflow,
       coalesce(current.to_state, 'pending') as state,
       current.created_at as since,
       task.remaining_steps,
       task.active_steps,
       clock_timestamp() as as_of
  from tasker_tasks task
  join tasker_named_tasks workflow using (named_task_id)
  left join tasker_task_transitions current on current.task_id = task.task_id and current.most_recent
 where task.task_id = $1
