-- Purpose: counts the failed steps without a further attempt, among the newest failures.
-- Parameters: $1 the most failures to look at.
-- Returns: one row; looked_at tells whether all failures there have been were looked at.
-- Locks: none.
-- Index: index_step_transitions_failures backwards, as far as the limit; then primary keys.
with failures as materialized (
    select transition.workflow_step_id, transition.most_recent
      from tasker_workflow_step_transitions transition
     where transition.to_state = 'error'
     order by transition.workflow_step_id desc, transition.created_at desc
     limit $1
), stopped as (
    select failures.workflow_step_id
      from failures
     cross join lateral (
           select step.processed
             from tasker_workflow_steps step
            where step.workflow_step_id = failures.workflow_step_id
            limit 1) step
     where failures.most_recent and not step.processed
       and (select waiting.workflow_step_id
              from tasker_backoff_steps waiting
             where waiting.workflow_step_id = failures.workflow_step_id) is null
)
select (select count(*) from stopped) as steps,
       (select count(*) from failures) as looked_at
