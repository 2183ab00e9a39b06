-- Purpose: how much write-ahead log the server has written since it was created.
-- Parameters: none.
-- Returns: bytes, all databases' together.
-- Locks: none.
-- Index: none.
-- Plan: none, reads catalogs, sessions or settings.
select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::float8 as bytes
