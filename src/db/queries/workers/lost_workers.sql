-- Purpose: finds the workers whose claims any worker may take back: those silent past their lease, and those
--   that hold a claim but have no row.
-- Parameters: $1 whether to look for the latter as well, which reads every claim there is.
-- Returns: worker ids.
-- Locks: the rows of silent workers and of their exchanges until the rescue commits (skip locked: one
--   rescuer each), so that a worker that wakes up waits and then finds itself removed. One whose exchange is
--   still under way is left for later: what that one claims is not known yet.
-- Index: primary keys; index_step_transitions_in_progress and tasker_workflow_steps_pkey for the claims; the
--   workers are few.
with silent as materialized (
    select worker_id
      from tasker_workers
     where last_heartbeat_at < clock_timestamp() - lease_seconds * interval '1 second'
     order by worker_id
       for update skip locked
), closed as materialized (
    select exchange.worker_id, exchange.lane
      from silent
      join tasker_worker_exchanges exchange on exchange.worker_id = silent.worker_id
     order by exchange.worker_id, exchange.lane
       for update of exchange skip locked
), held as materialized (
    -- A look at each step, not a join, which may read every step there is.
    select (select step.claimed_by
              from tasker_workflow_steps step
             where step.workflow_step_id = transition.workflow_step_id) as worker_id
      from tasker_workflow_step_transitions transition
     where $1::boolean
       and transition.most_recent and transition.to_state = 'in_progress'
)
select silent.worker_id
  from silent
 where not exists (select from tasker_worker_exchanges exchange
                    where exchange.worker_id = silent.worker_id
                      and (exchange.worker_id, exchange.lane) not in (select worker_id, lane from closed))
union
select held.worker_id
  from held
 where held.worker_id is not null
   and not exists (select from tasker_workers worker where worker.worker_id = held.worker_id)
