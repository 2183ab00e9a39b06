-- Purpose: names the server's process behind a session, for another session to watch.
-- Parameters: none.
-- Locks: none.
-- Index: none.
-- Plan: none, reads catalogs, sessions or settings.
select pg_backend_pid() as pid
