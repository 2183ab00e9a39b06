-- Purpose: how many tasks of each workflow are in each state, by reading every task: for a database whose tasks of before
--   version 7 are not counted yet.
-- Parameters: $1 namespace (null: any); $2 name (null: any).
-- Returns: as count_tasks.
-- Locks: none; one statement, so that the numbers add up.
-- Index: none: it reads every task and the newest transition of each.
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
), counted as (
    select task.named_task_id,
           case when coalesce(current.to_state, 'pending') = 'pending' and running.task_id is not null then 'in_progress'
                else coalesce(current.to_state, 'pending') end as state,
           count(*) as tasks
      from tasker_tasks task
      left join tasker_task_transitions current on current.task_id = task.task_id and current.most_recent
      left join running on running.task_id = task.task_id
     group by 1, 2
)
select workflow.namespace, workflow.name, counted.state, sum(counted.tasks)::bigint as tasks
  from counted
  join workflow using (named_task_id)
 group by workflow.namespace, workflow.name, counted.state
 order by workflow.namespace, workflow.name, counted.state
