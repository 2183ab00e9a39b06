-- Purpose: counts the pages of this session's temporary tables and their indexes that were requested since
--   the transaction began.
-- Parameters: none.
-- Returns: one row.
-- Locks: none.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select coalesce(sum(pg_stat_get_xact_blocks_fetched(oid)), 0)::bigint as pages
  from pg_class
 where relnamespace = pg_my_temp_schema()
