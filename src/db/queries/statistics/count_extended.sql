-- Purpose: how many statistics on several columns, or on expressions, there are.
-- Parameters: none.
-- Returns: one row.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select count(*) from pg_statistic_ext
