-- Purpose: the workers of a database, and how many steps each holds.
-- Parameters: none.
-- Locks: none.
-- Index: index_step_transitions_in_progress, tasker_workflow_steps_pkey: reads the claims, not the steps.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
with held as materialized (
    -- A look at each step, not a join, which may read every step there is.
    select claim.worker_id, count(*) as steps
      from (select (select step.claimed_by
                      from tasker_workflow_steps step
                     where step.workflow_step_id = transition.workflow_step_id) as worker_id
              from tasker_workflow_step_transitions transition
             where transition.most_recent and transition.to_state = 'in_progress') claim
     group by claim.worker_id
)
select worker.worker_id, worker.host, worker.pid, worker.version, worker.queues, worker.namespaces, worker.handlers, worker.concurrency, worker.sql_connections,
       worker.lease_seconds, worker.idle, worker.started_at, worker.last_heartbeat_at,
       extract(epoch from clock_timestamp() - worker.last_heartbeat_at)::float8 as silent_seconds,
       coalesce(held.steps, 0) as running_steps
  from tasker_workers worker
  left join held using (worker_id)
 order by worker.worker_id
