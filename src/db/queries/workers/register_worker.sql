-- Purpose: registers a worker; its claims are made under its id.
-- Parameters: $1 host, $2 pid, $3 version, $4 queues (null: all), $5 concurrency, $6 lease in seconds,
--   $7 handlers (null: all), $8 how many sql steps it runs at once; $9 its lanes: connections over which it claims
--   and records; $10 namespaces (null: all).
-- Returns: worker_id.
-- Locks: none that anyone waits for.
-- Index: none.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
with registered as (
    insert into tasker_workers (host, pid, version, queues, concurrency, lease_seconds, handlers, sql_connections, namespaces, last_heartbeat_at)
    values ($1::text, $2::integer, $3::text, $4::text[], $5::integer, $6::integer, $7::text[], $8::integer, $10::text[], clock_timestamp())
    returning worker_id
), opened as (
    insert into tasker_worker_exchanges (worker_id, lane)
    select worker_id, lane
      from registered
     cross join generate_series(0, $9::smallint - 1) lane
)
select worker_id from registered
