-- Purpose: finds the identities that have a task already.
-- Parameters: $1 identities.
-- Returns: those that have one, with its id.
-- Locks: none.
-- Index: tasker_tasks_identity_hash_key.
select identity_hash, task_id
  from tasker_tasks
 where identity_hash = any ($1::text[])
