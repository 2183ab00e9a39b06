-- Purpose: of each task the step that failed first and whose failure still stands, with the beginning of its error.
-- Parameters: $1 task ids.
-- Returns: a row for each of them with a failed step.
-- Locks: none.
-- Index: index_workflow_steps_task for the steps of each task, index_step_transitions_failures for their failures, then
--   the primary key of the step's name.
select stopped.task_id, failed.workflow_step_id as step_id, named.name as step, failed.message
  from unnest($1::bigint[]) as stopped (task_id)
 cross join lateral (
       -- A look at each (offset 0, limit 1), not a join, which may read every step there is.
       select step.workflow_step_id, step.named_step_id, failure.message
         from (select step.workflow_step_id, step.named_step_id, step.results
                 from tasker_workflow_steps step
                where step.task_id = stopped.task_id and not step.processed
               offset 0) step
        cross join lateral (
              -- The Rails engine kept it among the results.
              select transition.created_at, left(coalesce(transition.metadata ->> 'message', step.results ->> 'error'), 1000) as message
                from tasker_workflow_step_transitions transition
               where transition.workflow_step_id = step.workflow_step_id
                 and transition.to_state = 'error' and transition.most_recent
               limit 1) failure
        order by failure.created_at, step.workflow_step_id
        limit 1) failed
  join tasker_named_steps named on named.named_step_id = failed.named_step_id
