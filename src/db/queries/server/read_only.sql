-- Purpose: checks whether this server, or this session, accepts writes.
-- Parameters: none.
-- Returns: one row: is_replica of a standby; is_read_only of a session whose transactions are.
-- Locks: none.
-- Index: none.
-- Plan: none, reads catalogs, sessions or settings.
select pg_is_in_recovery() as is_replica, current_setting('transaction_read_only')::boolean as is_read_only
