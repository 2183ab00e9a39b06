-- Purpose: the steps of one task that could run next, the steps that are blocked, and by which.
-- Parameters: $1 task_id.
-- Locks: none.
-- Index: those of the view's version; v3: tasker_tasks_pkey, index_workflow_steps_task, then by step.
select task_id, total_steps, pending_steps, in_progress_steps, completed_steps, failed_steps, ready_steps,
       root_step_ids, root_step_count, blocked_step_ids, blocking_reasons, next_executable_step_ids,
       processing_strategy
  from tasker_task_workflow_summaries
 where task_id = $1::bigint
