-- Purpose: ends the sessions of one worker, as an administrator or a failover does.
-- Parameters: $1 their application name, $2 the share of them to end (0 to 1).
-- Returns: how many were ended.
-- Locks: none.
-- Index: none; reads the list of sessions.
-- Plan: none, belongs to benchmarks and trials.
select count(pg_terminate_backend(pid)) as ended
  from pg_stat_activity
 where datname = current_database()
   and application_name = $1::text
   and random() < $2::float8
