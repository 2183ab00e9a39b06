-- Purpose: the progress of one task, whether it moves, and the recommended action.
-- Parameters: $1 task_id.
-- Locks: none.
-- Index: those of the view's version; v3: tasker_tasks_pkey, index_workflow_steps_task, then by step.
select task_id, named_task_id, status, total_steps, pending_steps, in_progress_steps, completed_steps,
       failed_steps, ready_steps, execution_status, recommended_action, completion_percentage, health_status
  from tasker_task_execution_contexts
 where task_id = $1::bigint
