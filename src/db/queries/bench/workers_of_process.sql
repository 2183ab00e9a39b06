-- Purpose: the registrations of a worker process that was killed: others must remove them.
-- Parameters: $1 its process id.
-- Returns: worker ids.
-- Locks: none.
-- Index: none; the workers are few.
-- Plan: none, belongs to benchmarks and trials.
select worker_id
  from tasker_workers
 where pid = $1::integer
