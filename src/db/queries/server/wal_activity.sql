-- Purpose: how much write-ahead log the server has written, how much of it are images of whole pages, and the settings that
--   decide it.
-- Parameters: none.
-- Returns: one row. full_page_bytes counts a whole page for each image, and is more than they take where pages have holes
--   or are compressed.
-- Locks: none.
-- Index: none needed; the server's own counters.
-- Plan: none, reads catalogs, sessions or settings.
select current_setting('server_version_num')::int / 10000 as major,
       wal.wal_bytes::float8 as bytes,
       wal.wal_records::float8 as records,
       wal.wal_fpi::float8 * current_setting('block_size')::float8 as full_page_bytes,
       pg_size_bytes(current_setting('max_wal_size')) as max_wal_bytes,
       extract(epoch from current_setting('checkpoint_timeout')::interval)::float8 as timeout_seconds,
       current_setting('wal_compression') as compression,
       pg_size_bytes(current_setting('shared_buffers')) as buffer_bytes
  from pg_stat_wal wal
