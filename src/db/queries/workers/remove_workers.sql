-- Purpose: forgets workers that hold no claim any more.
-- Parameters: $1 worker ids.
-- Locks: their rows.
-- Index: the primary key.
delete from tasker_workers where worker_id = any ($1::bigint[])
