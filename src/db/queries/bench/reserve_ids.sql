-- Purpose: reserves ids for tasks and their steps, each a range without a gap. Of two callers
--   at once, one may meet ids that are taken: for databases made for a benchmark only.
-- Parameters: $1 the number of tasks, $2 the number of steps, $3 the schema.
-- Returns: the first id of each.
-- Locks: none.
-- Index: none.
-- Plan: none, belongs to benchmarks and trials.
select setval(tasks.name, nextval(tasks.name) + $1::bigint - 1) - $1::bigint + 1 as first_task_id,
       setval(steps.name, nextval(steps.name) + $2::bigint - 1) - $2::bigint + 1 as first_step_id
  from (select pg_get_serial_sequence(quote_ident($3) || '.tasker_tasks', 'task_id') as name) as tasks,
       (select pg_get_serial_sequence(quote_ident($3) || '.tasker_workflow_steps', 'workflow_step_id') as name) as steps
