-- Purpose: finds the transaction with the oldest view of this database's rows: vacuum can remove no row that
--   died since, and queue reads skip more and more of them.
-- Parameters: none.
-- Returns: one row, or none. Of other users' sessions only what the role may see.
-- Locks: none.
-- Index: none; the sessions of the server.
-- Plan: none, reads catalogs, sessions or settings.
select activity.pid, activity.usename, activity.application_name, activity.state,
       extract(epoch from clock_timestamp() - activity.xact_start)::float8 as seconds
  from pg_stat_activity activity
 where activity.datname = current_database()
   and activity.pid <> pg_backend_pid()
   and activity.backend_type = 'client backend'
   and (activity.backend_xmin is not null or activity.backend_xid is not null)
   and activity.xact_start is not null
 order by activity.xact_start
 limit 1
