-- Purpose: finds a workflow that has tasks and is outside of a benchmark's namespace.
-- Parameters: $1 the namespace.
-- Returns: the workflow's full name; no row when there is none.
-- Locks: none.
-- Index: index_tasks_named_task, once for each workflow.
-- Plan: none, belongs to benchmarks and trials.
select workflow.namespace || '/' || workflow.name || '@' || workflow.version as workflow
  from tasker_named_tasks workflow
 where workflow.namespace <> $1::text
   and exists (select from tasker_tasks task where task.named_task_id = workflow.named_task_id)
 order by workflow.named_task_id
 limit 1
