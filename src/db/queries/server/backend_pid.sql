-- Purpose: names the server's process behind a session, for another session to watch.
-- Parameters: none.
-- Locks: none.
-- Index: none.
select pg_backend_pid() as pid
