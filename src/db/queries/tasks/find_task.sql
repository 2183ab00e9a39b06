-- Purpose: finds the tasks that a person can mean by a text: an id, an identity, or WORKFLOW:IDENTITY.
-- Parameters: $1 id (null: none); $2 identity (null: none), with or without its workflow.
-- Returns: a row for each, at most ten, those by their id first. An identity can have a task in each workflow.
-- Locks: none.
-- Index: tasker_tasks_pkey, tasker_tasks_identity_hash_key: a look for each workflow.
with scopes as (
    select distinct namespace || '/' || name || ':' as scope
      from tasker_named_tasks
     where $2::text is not null
), found as (
    select task_id, named_task_id, identity_hash, true as is_by_id from tasker_tasks where task_id = $1::bigint
     union all
    select task_id, named_task_id, identity_hash, false
      from tasker_tasks
     where identity_hash = any (array(select $2::text union all select scope || $2::text from scopes))
)
select found.task_id, found.is_by_id, named.namespace || '/' || named.name as workflow, found.identity_hash
  from found
  join tasker_named_tasks named on named.named_task_id = found.named_task_id
 order by found.is_by_id desc, found.task_id desc
 limit 10
