-- Purpose: chooses some of the steps that have failed and that nothing will try again.
-- Parameters: $1 whether they failed as often as allowed (otherwise: for good before that); $2 namespace and
--   $3 step name (null: all); $4 seconds that a step must have been so; $5 the most steps.
-- Returns: the steps, the longest failed first.
-- Locks: none; what is done to them locks them and looks again.
-- Index: index_step_transitions_failures, from end to end: the cost follows the failures there have been, a row
--   read for each; then the primary keys of what has failed last.
with failed as materialized (
    select transition.workflow_step_id, transition.created_at
      from tasker_workflow_step_transitions transition
     where transition.to_state = 'error' and transition.most_recent
       and transition.created_at <= clock_timestamp() - $4::float8 * interval '1 second'
       and not exists (select
                         from tasker_backoff_steps waiting
                        where waiting.workflow_step_id = transition.workflow_step_id)
)
select step.workflow_step_id, step.task_id
  from failed
 cross join lateral (
       -- A look at each step, not a join, which may read every step there is.
       select candidate.workflow_step_id, candidate.task_id, candidate.named_step_id
         from tasker_workflow_steps candidate
        where candidate.workflow_step_id = failed.workflow_step_id
          and not candidate.processed
          and case when $1::boolean then candidate.attempts >= coalesce(candidate.retry_limit, 3)
                   else candidate.attempts < coalesce(candidate.retry_limit, 3) and not candidate.retryable end
        limit 1) step
  join tasker_tasks task using (task_id)
  join tasker_named_tasks workflow using (named_task_id)
  join tasker_named_steps named using (named_step_id)
 where ($2::text is null or workflow.namespace = $2)
   and ($3::text is null or named.name = $3)
 order by failed.created_at, step.workflow_step_id
 limit $5
