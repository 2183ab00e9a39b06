-- Purpose: the database's clock, the source of every stored time.
-- Parameters: none.
-- Locks: none.
-- Index: none.
-- Plan: none, reads catalogs, sessions or settings.
select clock_timestamp() as now
