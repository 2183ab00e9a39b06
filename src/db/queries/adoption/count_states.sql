-- Purpose: counts the tasks and the steps in each state, by their newest transitions.
-- Parameters: none.
-- Returns: kind ('task' or 'step'), state and number.
-- Locks: none.
-- Index: none; each table is read once.
-- Plan: none, reads every task once while nothing else runs.
select 'task' as kind, coalesce(current.to_state, 'pending')::text as state, count(*) as number
  from tasker_tasks task
  left join tasker_task_transitions current on current.task_id = task.task_id and current.most_recent
 group by 2
 union all
select 'step', coalesce(current.to_state, 'pending')::text, count(*)
  from tasker_workflow_steps step
  left join tasker_workflow_step_transitions current
         on current.workflow_step_id = step.workflow_step_id and current.most_recent
 group by 2
 order by 1, 2
