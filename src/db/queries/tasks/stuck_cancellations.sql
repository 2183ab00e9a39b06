-- Purpose: the cancelled steps whose children wait for them in vain, in tasks where nothing moves any more, in
--   groups of one named step.
-- Parameters: $1 seconds that a step must have been cancelled; $2 the most steps to name of each group; $3 the tasks in
--   error to look at.
-- Returns: as stuck_failures; the steps named are those that wait.
-- Locks: none.
-- Index: index_workflow_steps_task for the steps of the tasks, then primary keys, index_step_transitions_most_recent and
--   index_workflow_step_edges_from for what is processed without a result.
with cancelled as materialized (
    select step.workflow_step_id, step.task_id, step.named_step_id, task.named_task_id, step.queue, step.processed_at
      from unnest($3::bigint[]) as stopped (task_id)
      -- A look at each (offset 0, limit 1), not a join, which may read every step there is.
     cross join lateral (
           select step.workflow_step_id, step.task_id, step.named_step_id, step.queue, step.processed_at
             from tasker_workflow_steps step
            where step.task_id = stopped.task_id
              -- What completes has a result, if only a JSON null.
              and step.processed and step.results is null
           offset 0) step
     cross join lateral (
           select task.named_task_id
             from tasker_tasks task
            where task.task_id = step.task_id
            limit 1) task
     where step.processed_at <= clock_timestamp() - $1::float8 * interval '1 second'
       and (select transition.to_state = 'cancelled'
              from tasker_workflow_step_transitions transition
             where transition.workflow_step_id = step.workflow_step_id and transition.most_recent)
), ranked as (
    select cancelled.*, child.workflow_step_id as waiting_step_id,
           row_number() over (partition by cancelled.named_task_id, cancelled.named_step_id, cancelled.queue
                                  order by cancelled.processed_at, cancelled.workflow_step_id, child.workflow_step_id) as ordinal
      from cancelled
     cross join lateral (
           select edge.to_step_id
             from tasker_workflow_step_edges edge
            where edge.from_step_id = cancelled.workflow_step_id
           offset 0) edge
     cross join lateral (
           select step.workflow_step_id
             from tasker_workflow_steps step
            where step.workflow_step_id = edge.to_step_id and not step.processed
            limit 1) child
), grouped as (
    select named_task_id, named_step_id, queue,
           count(distinct workflow_step_id) as steps,
           count(distinct task_id) as tasks,
           max(workflow_step_id) filter (where ordinal = 1) as example_step_id,
           array_agg(waiting_step_id order by ordinal) filter (where ordinal <= $2::bigint) as step_ids,
           array_agg(task_id order by ordinal) filter (where ordinal <= $2::bigint) as task_ids,
           array_agg(processed_at order by ordinal) filter (where ordinal <= $2::bigint) as since
      from ranked
     group by named_task_id, named_step_id, queue
)
select 'cancelled' as cause,
       workflow.namespace,
       workflow.namespace || '/' || workflow.name || '@' || workflow.version as workflow,
       named.name as step,
       grouped.queue,
       grouped.steps,
       grouped.tasks,
       grouped.example_step_id,
       grouped.step_ids,
       grouped.task_ids,
       grouped.since
  from grouped
  join tasker_named_tasks workflow using (named_task_id)
  join tasker_named_steps named using (named_step_id)
