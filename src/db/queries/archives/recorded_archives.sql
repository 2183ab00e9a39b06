-- Purpose: which parts of an archive have deleted their tasks.
-- Parameters: $1 keys as text.
-- Returns: the keys that are recorded.
-- Locks: none.
-- Index: tasker_archives_archive_key_key.
-- Plan: none, its table is as small as the number of archived parts.
select archive.archive_key::text as archive_key
  from tasker_archives archive
 where archive.archive_key = any ($1::text[]::uuid[])
