-- Purpose: which tasks of a workflow have an identity already: what a submission would find.
-- Parameters: $1 named_task_id; side by side $2 identities and $3 contexts.
-- Returns: for each ordinal that has one its task, and whether that has another context.
-- Locks: none.
-- Index: tasker_tasks_identity_hash_key.
with workflow as materialized (
    select namespace, name, namespace || '/' || name || ':' as scope
      from tasker_named_tasks
     where named_task_id = $1
)
select given.ordinal, task.task_id, task.context is distinct from given.context as differs
  from unnest($2::text[], $3::jsonb[]) with ordinality as given (identity, context, ordinal)
 cross join workflow
 cross join lateral (
       (select task_id, context
          from tasker_tasks
         where identity_hash = workflow.scope || given.identity
         limit 1)
        union all
       -- As it was stored before it named its workflow.
       (select old.task_id, old.context
          from tasker_tasks old
          join tasker_named_tasks named on named.named_task_id = old.named_task_id
         where old.identity_hash = given.identity
           and named.namespace = workflow.namespace and named.name = workflow.name
         limit 1)
        limit 1) task
 order by given.ordinal
