-- Purpose: the next steps to run, as an engine without a queue finds them in the view.
-- Parameters: $1 the most to return.
-- Locks: none.
-- Index: those of the view's version; no version has one for this question.
-- Plan: none, belongs to benchmarks and trials.
select workflow_step_id, task_id, named_step_id, attempts
  from tasker_step_readiness_statuses
 where ready_for_execution
 order by workflow_step_id
 limit $1::bigint
