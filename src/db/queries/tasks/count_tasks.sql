-- Purpose: how many tasks of each workflow are in each state.
-- Parameters: $1 namespace (null: any); $2 name (null: any).
-- Returns: a row for each namespace, name and state that has tasks, all versions together.
-- Locks: none; one statement, so that the numbers add up.
-- Index: index_tasks_named_task, whose entries are counted without a look at the tasks. Only those not
--   complete are looked at, by their partial index where they are few: the many that are
--   complete are the rest, as the flag has it that is written with their transition.
with workflow as materialized (
    select named_task_id, namespace, name
      from tasker_named_tasks
     where ($1::text is null or namespace = $1::text)
       and ($2::text is null or name = $2::text)
), running as materialized (
    select distinct step.task_id
      from (select distinct exchange.worker_id, held.workflow_step_id
              from tasker_worker_exchanges exchange
             cross join unnest(exchange.held_step_ids) as held (workflow_step_id)) claim
     -- A look at each step, not a join, which may read every step there is.
     cross join lateral (
           select step.task_id
             from tasker_workflow_steps step
            where step.workflow_step_id = claim.workflow_step_id and step.in_process and step.claimed_by = claim.worker_id
            limit 1) step
), unfinished as materialized (
    -- That a task runs is recorded when its first attempt ends.
    select task.named_task_id,
           case when coalesce(current.to_state, 'pending') = 'pending' and running.task_id is not null then 'in_progress'
                else coalesce(current.to_state, 'pending') end as state,
           count(*) as tasks
      from tasker_tasks task
      left join tasker_task_transitions current on current.task_id = task.task_id and current.most_recent
      left join running on running.task_id = task.task_id
     where not task.complete
     group by 1, 2
), complete as (
    select workflow.named_task_id, 'complete' as state, every.tasks - coalesce(rest.tasks, 0) as tasks
      from workflow
     cross join lateral (select count(*) as tasks
                           from tasker_tasks task
                          where task.named_task_id = workflow.named_task_id) as every
      left join (select named_task_id, sum(tasks) as tasks
                   from unfinished
                  group by named_task_id) as rest on rest.named_task_id = workflow.named_task_id
)
select workflow.namespace, workflow.name, counted.state, sum(counted.tasks)::bigint as tasks
  from (select * from unfinished union all select * from complete) as counted
  join workflow using (named_task_id)
 where counted.tasks > 0
 group by workflow.namespace, workflow.name, counted.state
 order by workflow.namespace, workflow.name, counted.state
