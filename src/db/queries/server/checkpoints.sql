-- Purpose: how many checkpoints the server began when their time had come, and how many because they were requested, as
--   by the volume of the write-ahead log. From PostgreSQL 17 on.
-- Parameters: none.
-- Returns: one row. seconds is null where the counters were never reset.
-- Locks: none.
-- Index: none needed; the server's own counters.
-- Plan: none, reads catalogs, sessions or settings.
select num_timed as timed,
       num_requested as requested,
       extract(epoch from clock_timestamp() - stats_reset)::float8 as seconds
  from pg_stat_checkpointer
