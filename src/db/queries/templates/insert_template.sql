-- Purpose: stores one version of a workflow; returns no row if the version exists already.
-- Parameters: $1 namespace, $2 name, $3 version, $4 description, $5 definition, $6 its SHA-256 in hex.
-- Locks: the new row. Two transactions that store the same version meet on the
--   unique (namespace, name, version): the second waits for the first to end,
--   then inserts nothing, and finds the first one's row with find_template.sql.
-- Index: tasker_named_tasks_namespace_name_version_key.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
insert into tasker_named_tasks (namespace, name, version, description, definition, definition_hash)
values ($1, $2, $3, $4, $5, $6)
on conflict (namespace, name, version) do nothing
returning named_task_id
