-- Purpose: the failed steps without a further attempt, in groups of one cause and one named step.
-- Parameters: $1 seconds that a step must have been so; $2 the most steps to name of each group.
-- Returns: a row for each group: its cause, workflow, step and queue, how many steps and tasks, the step that
--   has been so the longest, and side by side the steps named, the longest so first, their tasks and since when.
-- Locks: none.
-- Index: index_step_transitions_failures, from end to end: the cost follows the failures there have been, a row
--   read for each; then the primary keys of what has failed last.
with failed as materialized (
    select transition.workflow_step_id, transition.created_at
      from tasker_workflow_step_transitions transition
     where transition.to_state = 'error' and transition.most_recent
       and transition.created_at <= clock_timestamp() - $1::float8 * interval '1 second'
       -- A healthy backoff is not stuck.
       and not exists (select
                         from tasker_backoff_steps waiting
                        where waiting.workflow_step_id = transition.workflow_step_id)
), stopped as (
    select step.workflow_step_id, step.task_id, step.named_step_id, task.named_task_id, step.queue, failed.created_at,
           case when step.attempts >= coalesce(step.retry_limit, 3) then 'attempts_exhausted'
                when not step.retryable then 'not_retryable'
                else 'state_disagrees' end as cause
      from failed
      join tasker_workflow_steps step using (workflow_step_id)
      join tasker_tasks task using (task_id)
     where not step.processed
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
