-- Purpose: forgets workers that hold no claim any more.
-- Parameters: $1 worker ids.
-- Locks: their rows.
-- Index: the primary key.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
delete from tasker_workers where worker_id = any ($1::bigint[])
