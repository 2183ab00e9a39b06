-- Purpose: finds a task by its id or its identity.
-- Parameters: $1 id (null when the text is no number); $2 identity.
-- Returns: one row, or none. An id goes before an identity that looks like one.
-- Locks: none.
-- Index: tasker_tasks_pkey, tasker_tasks_identity_hash_key.
select task_id
  from (select task_id, 0 as preference from tasker_tasks where task_id = $1::bigint
        union all
        select task_id, 1 from tasker_tasks where identity_hash = $2::text) as found
 order by preference
 limit 1
