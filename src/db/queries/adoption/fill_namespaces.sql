-- Purpose: writes the namespace of each workflow as text, where the engine has a table of namespaces.
-- Parameters: none.
-- Locks: the rows of the workflows, of which there are few.
-- Index: none needed; the table has a row for each version of a workflow.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
update tasker_named_tasks workflow
   set namespace = space.name
  from tasker_task_namespaces space
 where space.task_namespace_id = workflow.task_namespace_id and workflow.namespace <> space.name
