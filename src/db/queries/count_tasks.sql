-- Purpose: how many tasks of each workflow are in each state.
-- Parameters: $1 namespace (null: any); $2 name (null: any).
-- Returns: a row for each namespace, name and state that has tasks, all versions together.
-- Locks: none; one statement, so that the numbers add up.
-- Index: index_tasks_named_task, whose entries are counted without a look at the tasks;
--   index_task_transitions_state, in which only those not complete are read: the many
--   that are complete are the rest. Those never touched are looked for among the unfinished.
with workflow as materialized (
    select named_task_id, namespace, name
      from tasker_named_tasks
     where ($1::text is null or namespace = $1::text)
       and ($2::text is null or name = $2::text)
), every as (
    select workflow.named_task_id, counted.tasks
      from workflow
     cross join lateral (select count(*) as tasks
                           from tasker_tasks task
                          where task.named_task_id = workflow.named_task_id) as counted
), moved as (
    select task.named_task_id, current.to_state as state, count(*) as tasks
      from tasker_task_transitions current
      join tasker_tasks task on task.task_id = current.task_id
     where current.most_recent
       and current.to_state = any (array['pending', 'in_progress', 'error', 'resolved_manually', 'cancelled'])
     group by task.named_task_id, current.to_state
), untouched as (
    select task.named_task_id, 'pending' as state, count(*) as tasks
      from tasker_tasks task
     where not task.complete
       and not exists (select
                         from tasker_task_transitions current
                        where current.task_id = task.task_id and current.most_recent)
     group by task.named_task_id
), elsewhere as (
    select named_task_id, state, tasks from moved
     union all
    select named_task_id, state, tasks from untouched
), counted as (
    select named_task_id, state, tasks from elsewhere
     union all
    select every.named_task_id, 'complete',
           every.tasks - coalesce((select sum(elsewhere.tasks)
                                     from elsewhere
                                    where elsewhere.named_task_id = every.named_task_id), 0)
      from every
)
select workflow.namespace, workflow.name, counted.state, sum(counted.tasks)::bigint as tasks
  from counted
  join workflow using (named_task_id)
 where counted.tasks > 0
 group by workflow.namespace, workflow.name, counted.state
 order by workflow.namespace, workflow.name, counted.state
