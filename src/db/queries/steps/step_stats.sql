-- Purpose: how often the steps of some tasks were attempted, how long they waited and ran, and what was the slowest, by
--   workflow and step.
-- Parameters: $1 task ids; $2 the most steps to read, those of the first tasks first; $3 of tasks requested at or after.
-- Returns: a row for each step of a workflow with an attempt that has ended; one row without a step if there is none.
--   tasks_read and steps_read are the same in each row.
-- Locks: none.
-- Index: index_workflow_steps_task, then of each step tasker_workflow_step_transitions_workflow_step_id_sort_key_key,
--   index_workflow_step_edges_to and index_step_transitions_most_recent; tasker_tasks_pkey.
with recent as materialized (
    select asked.task_id, task.named_task_id
      from unnest($1::bigint[]) as asked (task_id)
     -- A look at each (offset 0, limit 1), not a join, which may read every task or step there is.
     cross join lateral (
           select task.named_task_id, task.requested_at
             from tasker_tasks task
            where task.task_id = asked.task_id
            limit 1) task
     where task.requested_at >= $3::timestamptz
), chosen as materialized (
    select step.workflow_step_id, step.task_id, recent.named_task_id, step.named_step_id, step.created_at
      from recent
     cross join lateral (
           select step.workflow_step_id, step.task_id, step.named_step_id, step.created_at
             from tasker_workflow_steps step
            where step.task_id = recent.task_id
           offset 0) step
     limit $2::bigint
), attempts as materialized (
    select chosen.workflow_step_id, chosen.task_id, chosen.named_task_id, chosen.named_step_id, attempt.outcome,
           case when attempt.outcome in ('complete', 'error') then extract(epoch from attempt.ended_at - attempt.began_at)::float8 end as running,
           attempt.ordinal > 1 as is_retry,
           -- It was ready from its last parent's end on, or from its own beginning.
           case when attempt.ordinal = 1
                then greatest(extract(epoch from attempt.began_at - greatest(chosen.created_at, (
                     select max((select parent.created_at
                                   from tasker_workflow_step_transitions parent
                                  where parent.workflow_step_id = edge.from_step_id and parent.most_recent
                                  limit 1))
                       from tasker_workflow_step_edges edge
                      where edge.to_step_id = chosen.workflow_step_id)))::float8, 0) end as waiting
      from chosen
     cross join lateral (
           select transition.to_state, transition.created_at as began_at,
                  lead(transition.created_at) over later as ended_at, lead(transition.to_state) over later as outcome,
                  count(*) filter (where transition.to_state = 'in_progress') over later as ordinal
             from tasker_workflow_step_transitions transition
            where transition.workflow_step_id = chosen.workflow_step_id
           window later as (order by transition.sort_key)
           offset 0) attempt
     where attempt.to_state = 'in_progress' and attempt.outcome is not null
), grouped as (
    select named.namespace, named.name, attempts.named_step_id,
           count(distinct attempts.workflow_step_id) as steps,
           count(attempts.running) as attempts,
           count(*) filter (where attempts.outcome = 'error') as failures,
           count(attempts.running) filter (where attempts.is_retry) as retries,
           coalesce(percentile_disc(array[0.5, 0.95, 0.99]) within group (order by attempts.waiting), '{}') as waiting_seconds,
           coalesce(percentile_disc(array[0.5, 0.95, 0.99]) within group (order by attempts.running), '{}') as running_seconds,
           max(attempts.running) as slowest_seconds,
           (array_agg(attempts.workflow_step_id order by attempts.running desc nulls last))[1] as slowest_step_id,
           (array_agg(attempts.task_id order by attempts.running desc nulls last))[1] as slowest_task_id
      from attempts
      join tasker_named_tasks named on named.named_task_id = attempts.named_task_id
     group by named.namespace, named.name, attempts.named_step_id
)
select grouped.namespace, grouped.name, named_step.name as step, coalesce(grouped.steps, 0) as steps,
       coalesce(grouped.attempts, 0) as attempts, coalesce(grouped.failures, 0) as failures,
       coalesce(grouped.retries, 0) as retries, coalesce(grouped.waiting_seconds, '{}') as waiting_seconds,
       coalesce(grouped.running_seconds, '{}') as running_seconds, grouped.slowest_seconds, grouped.slowest_step_id,
       grouped.slowest_task_id, read.tasks as tasks_read, read.steps as steps_read
  from (select (select count(*) from recent) as tasks, (select count(*) from chosen) as steps) read
  left join grouped on true
  left join tasker_named_steps named_step on named_step.named_step_id = grouped.named_step_id
 order by grouped.namespace, grouped.name, grouped.named_step_id
