-- Purpose: what the server processes of a benchmark's workers do: those of the connections opened after this one.
-- Parameters: none.
-- Returns: a row for each; is_busy while it executes a statement, waits_for: the kind of event it waits for.
-- Locks: none.
-- Index: none needed; the server's list of sessions.
-- Plan: none, reads catalogs, sessions or settings.
select activity.pid, coalesce(activity.state = 'active', false) as is_busy, activity.wait_event_type as waits_for
  from pg_stat_activity activity
 where activity.datname = current_database()
   and activity.backend_type = 'client backend'
   and activity.backend_start > (select own.backend_start from pg_stat_activity own where own.pid = pg_backend_pid())
