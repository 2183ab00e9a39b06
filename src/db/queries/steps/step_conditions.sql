-- Purpose: the facts that decide whether, when and by which worker some steps run next.
-- Parameters: $1 step ids.
-- Returns: the steps in id order, each with the database's clock. Of steps queued before one, those of its own
--   handler count, and 1,001 stand for any number above 1,000.
-- Locks: none.
-- Index: primary keys, index_step_transitions_most_recent, index_step_transitions_failures,
--   index_task_transitions_most_recent, index_ready_steps_lanes: a few rows for each step asked for.
select step.workflow_step_id,
       step.task_id,
       -- Looks for single values, not joins: eleven of these took the planner longer than all the rest.
       (select named.name from tasker_named_steps named where named.named_step_id = step.named_step_id) as name,
       workflow.namespace || '/' || workflow.name || '@' || workflow.version as workflow,
       case when step.in_process then 'in_progress' else coalesce(current.to_state, 'pending') end as state,
       case when step.in_process then step.last_attempted_at else current.created_at end as since,
       -- By its log.
       coalesce((select task_current.to_state
                   from tasker_task_transitions task_current
                  where task_current.task_id = step.task_id and task_current.most_recent), 'pending') as task_state,
       step.queue,
       step.handler,
       step.priority,
       coalesce(step.attempts, 0) as attempts,
       coalesce(step.retry_limit, 3) as retry_limit,
       step.retryable,
       step.interruptions,
       step.remaining_parents,
       step.in_process,
       step.processed,
       step.last_attempted_at,
       (select waiting.next_attempt_at
          from tasker_backoff_steps waiting
         where waiting.workflow_step_id = step.workflow_step_id) as next_attempt_at,
       step.claimed_by,
       worker.host,
       worker.pid,
       worker.last_heartbeat_at,
       worker.last_heartbeat_at + worker.lease_seconds * interval '1 second' as lease_ends_at,
       -- As stranded_steps has it.
       coalesce(step.last_attempted_at < worker.last_heartbeat_at - worker.lease_seconds * interval '0.75 second'
                and step.workflow_step_id <> all (worker.running_step_ids), false) as is_not_run,
       workflow.definition is not null as has_definition,
       failure.message,
       failure.failed_at,
       ready.created_at as queued_at,
       ahead.steps as steps_ahead,
       clock_timestamp() as as_of
  from tasker_workflow_steps step
  join tasker_tasks task using (task_id)
  join tasker_named_tasks workflow using (named_task_id)
  left join tasker_workflow_step_transitions current
         on current.workflow_step_id = step.workflow_step_id and current.most_recent
  left join tasker_workers worker on worker.worker_id = step.claimed_by
  left join tasker_ready_steps ready on ready.workflow_step_id = step.workflow_step_id
  left join lateral (
       -- The Rails engine kept it among the results.
       select left(coalesce(transition.metadata ->> 'message', step.results ->> 'error'), 1000) as message, transition.created_at as failed_at
         from tasker_workflow_step_transitions transition
        where transition.workflow_step_id = step.workflow_step_id and transition.to_state = 'error'
        order by transition.created_at desc, transition.sort_key desc
        limit 1) failure on true
 cross join lateral (
       select count(*) as steps
         from (select
                 from tasker_queue_priorities lane
                cross join lateral (
                      -- In the order of the index: the planner takes every queue for long.
                      select
                        from tasker_ready_steps entry
                       where entry.queue = lane.queue and entry.priority = lane.priority and entry.handler = lane.handler
                         and entry.seq < case when lane.priority = ready.priority then ready.seq else 9223372036854775807 end
                       order by entry.seq
                       limit 1001) entry
                where lane.queue = ready.queue and lane.priority >= ready.priority and lane.handler = ready.handler
                limit 1001) entries) ahead
 where step.workflow_step_id = any ($1::bigint[])
 order by step.workflow_step_id
