-- Purpose: makes a worker known; its id is what claims are made under.
-- Parameters: $1 host, $2 pid, $3 version, $4 queues (null: all), $5 concurrency, $6 lease in seconds.
-- Returns: worker_id.
-- Locks: none that anyone waits for.
-- Index: none.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
insert into tasker_workers (host, pid, version, queues, concurrency, lease_seconds, last_heartbeat_at)
values ($1::text, $2::integer, $3::text, $4::text[], $5::integer, $6::integer, clock_timestamp())
returning worker_id
