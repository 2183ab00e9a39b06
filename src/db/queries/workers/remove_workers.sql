-- Purpose: removes workers that hold no claim any more.
-- Parameters: $1 worker ids.
-- Locks: their rows, and those of their exchanges.
-- Index: primary keys.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
with closed as (
    delete from tasker_worker_exchanges where worker_id = any ($1::bigint[])
)
delete from tasker_workers where worker_id = any ($1::bigint[])
