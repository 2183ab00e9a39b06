-- Purpose: what the open transaction has read of each table, inside functions and triggers too.
-- Parameters: none.
-- Returns: a row for each table that was read.
-- Locks: none.
-- Index: none needed; reads the memory of the session.
-- Plan: none, reads catalogs, sessions or settings.
-- Runs beside a user's statement, with the role's search path.
select activity.schemaname::pg_catalog.text as schema_name,
       activity.relname::pg_catalog.text as name,
       activity.seq_scan as scans,
       activity.seq_tup_read as scanned_rows,
       coalesce(activity.idx_scan, 0) as searches
  from pg_catalog.pg_stat_xact_user_tables activity
 where activity.seq_scan operator(pg_catalog.>) 0
    or activity.idx_scan operator(pg_catalog.>) 0
 order by activity.relid
