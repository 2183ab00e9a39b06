-- Purpose: names the session that a process of the server waits for now.
-- Parameters: $1 the process.
-- Returns: a row, or none while it waits for nobody; of several who hold what it waits for, the one in
--   the oldest transaction.
-- Locks: none, but pg_blocking_pids looks at the whole table of locks: not more often than a few times a second.
-- Index: none.
-- Plan: none, reads catalogs, sessions or settings.
select blocker.pid, blocker.usename, blocker.application_name, blocker.state, blocker.query,
       extract(epoch from clock_timestamp() - blocker.xact_start)::float8 as transaction_seconds,
       extract(epoch from clock_timestamp() - blocker.query_start)::float8 as query_seconds
  from unnest(pg_blocking_pids($1)) as blocking_session (pid)
  join pg_stat_activity blocker on blocker.pid = blocking_session.pid
 order by blocker.xact_start, blocker.pid
 limit 1
