-- Purpose: one task without its steps, and how many workers are alive to move it.
-- Parameters: $1 task_id.
-- Locks: none.
-- Index: primary keys; index_task_transitions_most_recent for the state,
--   index_workflow_steps_task to count the steps.
select task.task_id,
       workflow.namespace,
       workflow.name,
       workflow.version,
       coalesce(current.to_state, 'pending') as state,
       task.identity_hash as identity,
       task.priority,
       task.tags,
       task.initiator,
       task.source_system,
       task.reason,
       task.requested_at,
       case when current.to_state in ('complete', 'error', 'cancelled', 'resolved_manually')
            then current.created_at end as ended_at,
       task.remaining_steps,
       (select count(*) from tasker_workflow_steps step where step.task_id = task.task_id) as total_steps,
       (select count(*) from tasker_workers worker
         where worker.last_heartbeat_at > clock_timestamp() - worker.lease_seconds * interval '1 second') as live_workers,
       clock_timestamp() as as_of
  from tasker_tasks task
  join tasker_named_tasks workflow using (named_task_id)
  left join tasker_task_transitions current on current.task_id = task.task_id and current.most_recent
 where task.task_id = $1
