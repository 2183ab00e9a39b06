-- Purpose: The steps of a task, in topological order.
-- Set: lean.
create index concurrently index_workflow_steps_task
    on tasker_workflow_steps (task_id, workflow_step_id)
