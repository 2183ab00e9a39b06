-- Purpose: what has been archived or deleted, the newest first.
-- Parameters: $1 a task that must be within the ids of the archive (null: any); $2 how many rows.
-- Returns: a row for each part, or for each run that only deleted.
-- Locks: none.
-- Index: none; one row for each part of an archive.
-- Plan: none, its table is as small as the number of archived parts.
select archive.archive_id, archive.archive_key::text as archive_key, archive.location, archive.manifest_hash,
       archive.first_task_id, archive.last_task_id, archive.tasks, archive.steps, archive.archived_by,
       archive.updated_at as archived_at
  from tasker_archives archive
 where $1::bigint is null or $1::bigint between archive.first_task_id and archive.last_task_id
 order by archive.archive_id desc
 limit $2::bigint
