-- Purpose: how many of these workers have a row still: without one, a worker holds no claims.
-- Parameters: $1 worker ids.
-- Locks: none.
-- Index: tasker_workers_pkey.
-- Plan: none, belongs to benchmarks and trials.
select count(*) as workers
  from tasker_workers
 where worker_id = any($1::bigint[])
