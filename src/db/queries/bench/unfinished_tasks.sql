-- Purpose: how many tasks can still move.
-- Parameters: none.
-- Locks: none.
-- Index: index_tasks_unfinished.
-- Plan: none, belongs to benchmarks and trials.
select count(*) as tasks
  from tasker_tasks
 where not complete
   and active_steps > 0
