-- Purpose: the failed steps without a further attempt, in groups of one cause and one named step: those of tasks in
--   which nothing moves any more, and those of other tasks among the newest failures.
-- Parameters: $1 seconds that a step must have been so; $2 the most steps to name of each group; $3 the tasks in error to
--   look at; $4 the most failures to look at besides, those of the newest steps first (null: all there have been).
-- Returns: a row for each group: its cause, workflow, step and queue, how many steps and tasks, the step that
--   has been so the longest, and side by side the steps named, the longest so first, their tasks and since when.
-- Locks: none.
-- Index: index_workflow_steps_task for the steps of the tasks; index_step_transitions_failures for their failures, and
--   backwards for the newest; then primary keys of what has failed last.
with failed as materialized (
    select step.workflow_step_id, step.task_id, step.named_step_id, step.queue, step.attempts, step.retry_limit,
           step.retryable, failure.created_at
      from unnest($3::bigint[]) as stopped (task_id)
      -- A look at each (offset 0, limit 1), not a join, which may read every step there is.
     cross join lateral (
           select step.workflow_step_id, step.task_id, step.named_step_id, step.queue, step.attempts, step.retry_limit,
                  step.retryable
             from tasker_workflow_steps step
            where step.task_id = stopped.task_id and not step.processed
           offset 0) step
     cross join lateral (
           select transition.created_at
             from tasker_workflow_step_transitions transition
            where transition.workflow_step_id = step.workflow_step_id
              and transition.to_state = 'error' and transition.most_recent
            limit 1) failure
    union
    select step.workflow_step_id, step.task_id, step.named_step_id, step.queue, step.attempts, step.retry_limit,
           step.retryable, newest.created_at
      from (select transition.workflow_step_id, transition.created_at, transition.most_recent
              from tasker_workflow_step_transitions transition
             where transition.to_state = 'error'
             order by transition.workflow_step_id desc, transition.created_at desc
             limit $4::bigint) newest
     cross join lateral (
           select step.workflow_step_id, step.task_id, step.named_step_id, step.queue, step.attempts, step.retry_limit,
                  step.retryable
             from tasker_workflow_steps step
            where step.workflow_step_id = newest.workflow_step_id and not step.processed
            limit 1) step
     where newest.most_recent
       -- A healthy backoff is not stuck.
       and (select waiting.workflow_step_id
              from tasker_backoff_steps waiting
             where waiting.workflow_step_id = newest.workflow_step_id) is null
), stopped as (
    select failed.workflow_step_id, failed.task_id, failed.named_step_id, task.named_task_id, failed.queue, failed.created_at,
           case when failed.attempts >= coalesce(failed.retry_limit, 3) then 'attempts_exhausted'
                when not failed.retryable then 'not_retryable'
                else 'state_disagrees' end as cause
      from failed
     cross join lateral (
           select task.named_task_id
             from tasker_tasks task
            where task.task_id = failed.task_id
            limit 1) task
     where failed.created_at <= clock_timestamp() - $1::float8 * interval '1 second'
       and (select waiting.workflow_step_id
              from tasker_backoff_steps waiting
             where waiting.workflow_step_id = failed.workflow_step_id) is null
), ranked as (
    select stopped.*,
           row_number() over (partition by named_task_id, named_step_id, cause, queue
                                  order by created_at, workflow_step_id) as ordinal
      from stopped
), grouped as (
    select cause, named_task_id, named_step_id, queue,
           count(*) as steps,
           count(distinct task_id) as tasks,
           max(workflow_step_id) filter (where ordinal = 1) as example_step_id,
           array_agg(workflow_step_id order by ordinal) filter (where ordinal <= $2::bigint) as step_ids,
           array_agg(task_id order by ordinal) filter (where ordinal <= $2::bigint) as task_ids,
           array_agg(created_at order by ordinal) filter (where ordinal <= $2::bigint) as since
      from ranked
     group by named_task_id, named_step_id, cause, queue
)
select grouped.cause,
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
