-- Purpose: finds the claims of live workers that these do not run: claimed well before the last heartbeat,
--   which does not name them. This is a safety net: a worker settles every exchange whose answer it did not
--   get.
-- Parameters: none.
-- Returns: the claims, as step ids and claim numbers, and their workers.
-- Locks: none.
-- Index: index_step_transitions_in_progress, tasker_workflow_steps_pkey, tasker_workers_pkey.
-- Plan: none, each worker asks it every five minutes.
select step.workflow_step_id, step.claim_number, step.claimed_by as worker_id
  from tasker_workflow_step_transitions transition
 -- A look at each step, not a join, which may read every step there is.
 cross join lateral (
       select step.workflow_step_id, step.claim_number, step.claimed_by, step.last_attempted_at
         from tasker_workflow_steps step
        where step.workflow_step_id = transition.workflow_step_id
        limit 1) step
  join tasker_workers worker on worker.worker_id = step.claimed_by
 where transition.most_recent and transition.to_state = 'in_progress'
   -- An exchange is answered or settled within a quarter of the lease, and the steps that a heartbeat names were
   -- listed half a lease before it at the earliest.
   and step.last_attempted_at < worker.last_heartbeat_at - worker.lease_seconds * interval '0.75 second'
   and worker.running_step_ids is not null
   and step.workflow_step_id <> all (worker.running_step_ids)
