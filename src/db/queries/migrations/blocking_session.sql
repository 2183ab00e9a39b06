-- Purpose: names the session or prepared transaction that a process of the server waits for now.
-- Parameters: $1 the process.
-- Returns: a row, or none while it waits for nobody; of several that hold what it waits for, the oldest transaction.
--   pid is null of a prepared transaction, gid of a session. This session is never named.
-- Locks: none, but pg_blocking_pids and pg_locks look at the whole table of locks: not more often than a few
--   times a second.
-- Index: none.
-- Plan: none, reads catalogs, sessions or settings.
with blocking as materialized (
    -- Zero is a prepared transaction.
    select unnest(pg_blocking_pids($1)) as pid
), prepared as (
    -- Its locks have the virtual transaction of the session that prepared it, and no process. Each has a lock
    -- on its own id.
    select own.virtualtransaction, xact.gid, xact.owner, xact.prepared, xact.transaction
      from pg_prepared_xacts xact
      join pg_locks own on own.locktype = 'transactionid' and own.transactionid = xact.transaction
                       and own.pid is null and own.granted
     where xact.database = current_database() and exists (select from blocking where pid = 0)
)
select activity.pid, null::text as gid, activity.usename, activity.application_name, activity.state, activity.query,
       extract(epoch from clock_timestamp() - activity.xact_start)::float8 as transaction_seconds,
       extract(epoch from clock_timestamp() - activity.query_start)::float8 as query_seconds
  from blocking
  join pg_stat_activity activity on activity.pid = blocking.pid
 where activity.pid <> pg_backend_pid()
 union all
select null, prepared.gid, prepared.owner, '', null, null,
       extract(epoch from clock_timestamp() - prepared.prepared)::float8, null
  from prepared
 where exists (
       select from pg_locks waiting
         left join pg_locks held on held.virtualtransaction = prepared.virtualtransaction and held.pid is null and held.granted
                                and held.locktype = waiting.locktype and held.relation is not distinct from waiting.relation
                                and held.database is not distinct from waiting.database
        where waiting.pid = $1 and not waiting.granted
          and case when waiting.locktype = 'transactionid' then waiting.transactionid = prepared.transaction
                   else held.locktype is not null end)
 order by transaction_seconds desc nulls last
 limit 1
