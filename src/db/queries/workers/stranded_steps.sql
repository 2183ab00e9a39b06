-- Purpose: finds the claims of live workers that these do not run: claimed well before the last heartbeat,
--   which does not name them. This is a safety net: a worker settles every exchange whose answer it did not
--   get.
-- Parameters: none.
-- Returns: the claims, as step ids and claim numbers, and their workers.
-- Locks: none.
-- Index: tasker_workflow_steps_pkey, tasker_workers_pkey; the exchanges are as few as the workers.
-- Plan: none, each worker asks it every five minutes.
select step.workflow_step_id, step.claim_number, claim.worker_id
  from (select distinct exchange.worker_id, held.workflow_step_id
          from tasker_worker_exchanges exchange
         cross join unnest(exchange.held_step_ids) as held (workflow_step_id)) claim
 -- A look at each step, not a join, which may read every step there is.
 cross join lateral (
       select step.workflow_step_id, step.claim_number, step.last_attempted_at
         from tasker_workflow_steps step
        where step.workflow_step_id = claim.workflow_step_id and step.in_process and step.claimed_by = claim.worker_id
        limit 1) step
  join tasker_workers worker on worker.worker_id = claim.worker_id
       -- An exchange is answered or settled within a quarter of the lease, and the steps that a heartbeat names were
       -- listed half a lease before it at the earliest.
 where step.last_attempted_at < worker.last_heartbeat_at - worker.lease_seconds * interval '0.75 second'
   and worker.running_step_ids is not null
   and step.workflow_step_id <> all (worker.running_step_ids)
