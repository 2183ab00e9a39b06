-- Purpose: those of some queues that no worker claims from: paused, or served by no live worker.
-- Parameters: $1 queues.
-- Returns: a row for each such queue.
-- Locks: none.
-- Index: none; tasker_workers has a row for each worker alive, tasker_paused_queues one for each paused queue.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
select halted.queue, halted.is_paused, halted.is_unserved
  from (select wanted.queue,
               wanted.queue in (select paused.queue from tasker_paused_queues paused) as is_paused,
               not exists (select
                             from tasker_workers worker
                            where worker.last_heartbeat_at > clock_timestamp() - worker.lease_seconds * interval '1 second'
                              and (worker.queues is null or wanted.queue = any (worker.queues))) as is_unserved
          from unnest($1::text[]) as wanted (queue)) halted
 where halted.is_paused or halted.is_unserved
 order by halted.queue
