-- Purpose: how many tasks are in each state, from the view.
-- Parameters: none.
-- Locks: none.
-- Index: those of the view's version; every task is looked at.
-- Plan: none, belongs to benchmarks and trials.
select status, count(*) as tasks
  from tasker_task_execution_contexts
 group by status
 order by status
