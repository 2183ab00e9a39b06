-- Purpose: the database's clock, which all moments stored are read off.
-- Parameters: none.
-- Locks: none.
-- Index: none.
-- Plan: none, reads catalogs, sessions or settings.
select clock_timestamp() as now
