-- Purpose: reads the id of the session's server process, for another session to watch.
-- Parameters: none.
-- Locks: none.
-- Index: none.
-- Plan: none, reads catalogs, sessions or settings.
select pg_backend_pid() as pid
