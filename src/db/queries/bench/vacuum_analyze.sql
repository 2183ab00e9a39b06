-- Purpose: gives the planner statistics, and freezes what a fill has written: nothing of it is left to autovacuum while
--   a run is measured.
-- Parameters: none.
-- Locks: share update exclusive on one table after another: reads and writes go on.
-- Index: all of them are read where rows have died.
-- Plan: none, belongs to benchmarks and trials.
vacuum (freeze, analyze) tasker_tasks, tasker_workflow_steps, tasker_workflow_step_edges, tasker_task_transitions,
    tasker_workflow_step_transitions, tasker_ready_steps, tasker_backoff_steps, tasker_named_tasks,
    tasker_named_steps, tasker_named_tasks_named_steps, tasker_named_tasks_edges, tasker_queue_priorities
