-- Purpose: whether what must hold under faults has held, after the last task of a `bench faults`: numbers of what was
--   checked and of what is wrong. The names of steps begin with their handler; `fail` steps end with the number of
--   their failures.
-- Parameters: none.
-- Returns: one row.
-- Locks: none.
-- Index: none; reads all there is, once.
-- Plan: none, belongs to benchmarks and trials.
with steps as (
    select step.*, named.name,
           (select count(*) from tasker_bench_effects effect where effect.step_id = step.workflow_step_id) as effects,
           (select count(*) from tasker_workflow_step_transitions transition
             where transition.workflow_step_id = step.workflow_step_id and transition.to_state = 'error'
               and transition.metadata -> 'interrupted' is null) as failures,
           case when named.name like 'fail\_%' then substring(named.name from '[0-9]+$')::integer else 0 end as meant
      from tasker_workflow_steps step
      join tasker_named_steps named on named.named_step_id = step.named_step_id
)
select (select count(*) from tasker_tasks) as tasks,
       (select count(*) from tasker_tasks where not complete) as unfinished_tasks,
       count(*) as steps,
       count(*) filter (where name like 'sql\_%') as sql_steps,
       count(*) filter (where name like 'command\_%') as command_steps,
       count(*) filter (where effects <> (processed and name like 'sql\_%')::integer) as wrong_effects,
       count(*) filter (where attempts > retry_limit) as over_limit,
       count(*) filter (where processed and attempts <> 1 + meant or failures > meant) as wrong_attempts,
       coalesce(sum(interruptions), 0)::bigint as interruptions
  from steps
