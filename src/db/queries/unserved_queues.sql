-- Purpose: which of some queues no live worker serves.
-- Parameters: $1 queues.
-- Locks: none.
-- Index: none; tasker_workers has a row for each worker alive.
select wanted.queue
  from unnest($1::text[]) as wanted (queue)
 where not exists (select
                     from tasker_workers worker
                    where worker.last_heartbeat_at > clock_timestamp() - worker.lease_seconds * interval '1 second'
                      and (worker.queues is null or wanted.queue = any (worker.queues)))
 order by wanted.queue
