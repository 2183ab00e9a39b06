-- Purpose: tells the tables of the Rails engine from tasker's own, by what the catalog says of them.
-- Parameters: $1 schema.
-- Returns: one row. is_engine: the tables of tasks and steps are there, without the counters that tasker's have. The other
--   columns tell the engine's generations apart.
-- Locks: none.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
with found as (
    select class.oid, class.relname::text as name
      from pg_class class
      join pg_namespace namespace on namespace.oid = class.relnamespace
     where namespace.nspname = $1 and class.relkind in ('r', 'p')
), columns as (
    select found.name || '.' || attribute.attname as name
      from found
      join pg_attribute attribute on attribute.attrelid = found.oid and attribute.attnum > 0 and not attribute.attisdropped
     where found.name like 'tasker\_%'
)
select (select count(*) = 4
          from columns
         where name in ('tasker_tasks.task_id', 'tasker_tasks.named_task_id', 'tasker_workflow_steps.workflow_step_id',
                        'tasker_workflow_steps.in_process'))
       and not exists (select from columns where name = 'tasker_tasks.remaining_steps') as is_engine,
       (select count(*) = 2
          from found
         where name in ('tasker_task_transitions', 'tasker_workflow_step_transitions'))
       and not exists (select from columns where name in ('tasker_tasks.status', 'tasker_workflow_steps.status')) as has_transitions,
       (select count(*) = 2
          from columns
         where name in ('tasker_named_tasks.task_namespace_id', 'tasker_named_tasks.version')) as has_namespaces,
       exists (select from found where name = 'tasker_adoption') as has_adoption
