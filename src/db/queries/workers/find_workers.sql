-- Purpose: where some workers run.
-- Parameters: $1 worker ids.
-- Returns: a row for each that has not gone.
-- Locks: none.
-- Index: none; the workers are few.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
select worker.worker_id, worker.host, worker.pid
  from tasker_workers worker
 where worker.worker_id = any ($1::bigint[])
