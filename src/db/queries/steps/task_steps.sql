-- Purpose: steps of one task, each with its parents, holder, next attempt and newest failure.
-- Parameters: $1 task_id; $2 workflow_step_ids (null: every step of the task).
-- Returns: the steps in id order: parents before children in every task of ours.
-- Locks: none.
-- Index: index_workflow_steps_task, then for each step index_workflow_step_edges_to,
--   index_step_transitions_most_recent, index_step_transitions_failures and primary keys:
--   the cost follows the task, however large the database.
select step.workflow_step_id,
       named.name,
       case when step.in_process then 'in_progress' else coalesce(current.to_state, 'pending') end as state,
       coalesce(current.sort_key, 0) as sort_key,
       case when step.in_process then step.last_attempted_at else current.created_at end as since,
       step.queue,
       step.priority,
       coalesce(step.attempts, 0) as attempts,
       coalesce(step.retry_limit, 3) as retry_limit,
       step.retryable,
       step.remaining_parents,
       step.last_attempted_at,
       array(select edge.from_step_id
               from tasker_workflow_step_edges edge
              where edge.to_step_id = step.workflow_step_id
              order by edge.from_step_id) as parents,
       waiting.next_attempt_at,
       step.claimed_by,
       worker.host,
       worker.pid,
       worker.last_heartbeat_at,
       worker.last_heartbeat_at < clock_timestamp() - worker.lease_seconds * interval '1 second' as lease_is_over,
       failure.message
  from tasker_workflow_steps step
  join tasker_named_steps named using (named_step_id)
  left join tasker_workflow_step_transitions current
         on current.workflow_step_id = step.workflow_step_id and current.most_recent
  left join tasker_backoff_steps waiting on waiting.workflow_step_id = step.workflow_step_id
  left join tasker_workers worker on worker.worker_id = step.claimed_by
  left join lateral (
       -- Bounded here: a tree of thousands of steps wants a line of each failure.
       -- The Rails engine kept it among the results.
       select left(coalesce(transition.metadata ->> 'message', step.results ->> 'error'), 1000) as message
         from tasker_workflow_step_transitions transition
        where transition.workflow_step_id = step.workflow_step_id
          and transition.to_state = 'error'
          and not step.processed
        order by transition.created_at desc, transition.sort_key desc
        limit 1) as failure on true
 where step.task_id = $1
   and ($2::bigint[] is null or step.workflow_step_id = any ($2::bigint[]))
 order by step.workflow_step_id
