-- Purpose: how many tasks of each workflow are in each state, whatever the number of tasks.
-- Parameters: $1 namespace (null: any); $2 name (null: any).
-- Returns: a row for each namespace, name and state that has tasks, all versions together. Until the tasks of before version
--   7 are counted (counting_state), these are missing.
-- Locks: none; one statement, so that the numbers add up: what a fold moves is seen on one side of it.
-- Index: tasker_task_count_deltas_pkey for what is not folded, from the watermark on, and for the gaps before it; no dead row
--   before the watermark is passed. Then tasker_workflow_steps_pkey and tasker_tasks_pkey for the steps that the workers'
--   exchanges name.
with workflow as materialized (
    select named_task_id, namespace, name
      from tasker_named_tasks
     where ($1::text is null or namespace = $1::text)
       and ($2::text is null or name = $2::text)
), ranges as materialized (
    select counting.watermark + 1 as first_id, 9223372036854775807 as last_id
      from tasker_task_counting counting
    union all
    select lower(gap), upper(gap) - 1
      from tasker_task_counting counting
     cross join unnest(counting.gaps + counting.young_gaps) as gap
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
), started as materialized (
    -- That a task runs is recorded when its first attempt ends.
    select task.named_task_id, count(*) as tasks
      from running
     cross join lateral (
           select task.named_task_id, task.recorded_state
             from tasker_tasks task
            where task.task_id = running.task_id
            limit 1) task
     where coalesce(task.recorded_state,
                    (select current.to_state from tasker_task_transitions current
                      where current.task_id = running.task_id and current.most_recent), 'pending') = 'pending'
     group by task.named_task_id
), counted as (
    select named_task_id, pending, in_progress, error, complete, resolved_manually, cancelled
      from tasker_task_counts
    union all
    select delta.*
      from ranges
     cross join lateral (
           select delta.named_task_id, delta.pending, delta.in_progress, delta.error, delta.complete, delta.resolved_manually,
                  delta.cancelled
             from tasker_task_count_deltas delta
            where delta.id between ranges.first_id and ranges.last_id
            -- A look by the key for each range, not a join, which may pass every dead row.
            order by delta.id
           offset 0) delta
    union all
    select named_task_id, - tasks, tasks, 0, 0, 0, 0
      from started
)
select workflow.namespace, workflow.name, total.state, sum(total.tasks)::bigint as tasks
  from counted
  join workflow using (named_task_id)
 cross join lateral (
       values ('pending', counted.pending), ('in_progress', counted.in_progress), ('error', counted.error),
              ('complete', counted.complete), ('resolved_manually', counted.resolved_manually),
              ('cancelled', counted.cancelled)) as total (state, tasks)
 group by workflow.namespace, workflow.name, total.state
having sum(total.tasks) > 0
 order by workflow.namespace, workflow.name, total.state
