-- Purpose: as checkpoints, up to PostgreSQL 16.
-- Parameters: none.
-- Returns: as checkpoints.
-- Locks: none.
-- Index: none needed; the server's own counters.
-- Plan: none, reads catalogs, sessions or settings.
select checkpoints_timed as timed,
       checkpoints_req as requested,
       extract(epoch from clock_timestamp() - stats_reset)::float8 as seconds
  from pg_stat_bgwriter
