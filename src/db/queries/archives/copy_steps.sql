-- Purpose: the steps of the tasks that `name_archived_tasks` named, for a COPY to a file.
-- Parameters: none; the tasks are a setting of the transaction.
-- Returns: every column, in the order of the keys.
-- Locks: none; the tasks are locked.
-- Index: index_workflow_steps_task.
select step.*
  from (select unnest(string_to_array(current_setting('tasker.archived_tasks', true), ',')::bigint[]) as task_id) named
  join tasker_workflow_steps step on step.task_id = named.task_id
 order by step.task_id, step.workflow_step_id
