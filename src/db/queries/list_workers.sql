-- Purpose: the workers of a database and how much each holds.
-- Parameters: none.
-- Locks: none.
-- Index: index_step_transitions_in_progress: reads the claims, not the steps.
select worker.worker_id, worker.host, worker.pid, worker.version, worker.queues, worker.concurrency,
       worker.lease_seconds, worker.idle, worker.started_at, worker.last_heartbeat_at,
       extract(epoch from clock_timestamp() - worker.last_heartbeat_at)::float8 as silent_seconds,
       (select count(*)
          from tasker_workflow_step_transitions transition
          join tasker_workflow_steps step on step.workflow_step_id = transition.workflow_step_id
         where transition.most_recent and transition.to_state = 'in_progress'
           and step.claimed_by = worker.worker_id) as running_steps
  from tasker_workers worker
 order by worker.worker_id
