-- Purpose: finds the workers whose claims any worker may take back: those silent past their lease, and those
--   whose exchanges are there but not their row.
-- Parameters: none.
-- Returns: worker ids.
-- Locks: the rows of silent workers and of their exchanges until the rescue commits (skip locked: one
--   rescuer each), so that a worker that wakes up waits and then finds itself removed. One whose exchange is
--   still under way is left for later: what that one claims is not known yet.
-- Index: primary keys; the workers are few, and so are their exchanges.
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
)
select silent.worker_id
  from silent
 where not exists (select from tasker_worker_exchanges exchange
                    where exchange.worker_id = silent.worker_id
                      and (exchange.worker_id, exchange.lane) not in (select worker_id, lane from closed))
union
select exchange.worker_id
  from tasker_worker_exchanges exchange
 where not exists (select from tasker_workers worker where worker.worker_id = exchange.worker_id)
