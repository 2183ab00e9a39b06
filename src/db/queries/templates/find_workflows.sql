-- Purpose: the versions of the workflows that a namespace, a name or both describe.
-- Parameters: $1 namespace (null: any); $2 name (null: any).
-- Locks: none.
-- Index: tasker_named_tasks_namespace_name_version_key with $1; the table is as small as the
--   number of workflow versions ever applied.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
select named_task_id::bigint
  from tasker_named_tasks
 where ($1::text is null or namespace = $1::text)
   and ($2::text is null or name = $2::text)
 order by named_task_id
