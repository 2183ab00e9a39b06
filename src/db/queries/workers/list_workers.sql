-- Purpose: the workers of a database, and how many steps each holds: of 10,000 claims of each lane, which is more than a
--   worker makes.
-- Parameters: none.
-- Locks: none.
-- Index: tasker_workflow_steps_pkey for the steps that the exchanges name.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
with held as materialized (
    select claim.worker_id, count(*) as steps
      from (select distinct exchange.worker_id, held.workflow_step_id
              from tasker_worker_exchanges exchange
             cross join unnest(exchange.held_step_ids[:10000]) as held (workflow_step_id)) claim
     -- A look at each step, not a join, which may read every step there is.
     where (select step.in_process and step.claimed_by = claim.worker_id
              from tasker_workflow_steps step
             where step.workflow_step_id = claim.workflow_step_id)
     group by claim.worker_id
)
select worker.worker_id, worker.host, worker.pid, worker.version, worker.queues, worker.namespaces, worker.handlers, worker.concurrency, worker.sql_connections,
       worker.lease_seconds, worker.idle, worker.started_at, worker.last_heartbeat_at,
       extract(epoch from clock_timestamp() - worker.last_heartbeat_at)::float8 as silent_seconds,
       coalesce(held.steps, 0) as running_steps
  from tasker_workers worker
  left join held using (worker_id)
 order by worker.worker_id
