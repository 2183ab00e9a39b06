-- Purpose: every version of every workflow with its number of steps and the retention that its template declares.
-- Parameters: $1 namespace (null: any); $2 name (null: any).
-- Returns: a row for each version, the highest of each workflow first.
-- Locks: none.
-- Index: tasker_named_tasks_namespace_name_version_key; one row for each version ever applied.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
select workflow.named_task_id::bigint,
       workflow.namespace,
       workflow.name,
       workflow.version,
       (select count(*)
          from tasker_named_tasks_named_steps member
         where member.named_task_id = workflow.named_task_id) as steps,
       workflow.definition -> 'retention' as retention
  from tasker_named_tasks workflow
 where ($1::text is null or workflow.namespace = $1::text)
   and ($2::text is null or workflow.name = $2::text)
 order by workflow.namespace,
          workflow.name,
          case when workflow.version ~ '^[0-9]{1,9}[.][0-9]{1,9}[.][0-9]{1,9}$'
               then string_to_array(workflow.version, '.')::integer[] end desc nulls last,
          workflow.named_task_id desc
