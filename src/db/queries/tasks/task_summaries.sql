-- Purpose: tasks by their ids, without their steps.
-- Parameters: $1 task ids.
-- Returns: the tasks there are, newest first.
-- Locks: none.
-- Index: primary keys; index_task_transitions_most_recent for the state,
--   index_workflow_steps_task to count the steps, and index_step_transitions_most_recent
--   for those that have ended without a result.
select task.task_id,
       workflow.namespace,
       workflow.name,
       workflow.version,
       -- That it runs is recorded when its first attempt ends.
       case when coalesce(current.to_state, 'pending') = 'pending'
                 and (select true from tasker_workflow_steps running
                       where running.task_id = task.task_id and running.in_process limit 1)
            then 'in_progress' else coalesce(current.to_state, 'pending') end as state,
       coalesce(current.sort_key, 0) as sort_key,
       task.identity_hash as identity,
       task.priority,
       task.tags,
       task.initiator,
       task.source_system,
       task.reason,
       task.requested_at,
       case when current.to_state in ('complete', 'error', 'cancelled', 'resolved_manually')
            then current.created_at end as ended_at,
       case when current.to_state = 'cancelled' then current.metadata ->> 'reason' end as cancel_reason,
       case when current.to_state = 'cancelled' then current.metadata ->> 'by' end as cancelled_by,
       steps.total as total_steps,
       -- A step counts as remaining until it is complete, resolved or cancelled.
       steps.total - task.remaining_steps - steps.cancelled as completed_steps,
       steps.cancelled as cancelled_steps,
       clock_timestamp() as as_of
  from tasker_tasks task
  join tasker_named_tasks workflow using (named_task_id)
  cross join lateral (
       select count(*) as total,
              -- What completes has a result, if only a JSON null: few others are looked up.
              count(*) filter (where step.processed and step.results is null and (
                  select latest.to_state = 'cancelled'
                    from tasker_workflow_step_transitions latest
                   where latest.workflow_step_id = step.workflow_step_id and latest.most_recent)) as cancelled
         from tasker_workflow_steps step
        where step.task_id = task.task_id) as steps
  left join tasker_task_transitions current on current.task_id = task.task_id and current.most_recent
 where task.task_id = any ($1::bigint[])
 order by task.task_id desc
