-- Purpose: creates the workflow of a trial: seven steps, eight edges.
-- Parameters: none.
-- Returns: its named_task_id.
-- Locks: on new rows only.
-- Index: none.
-- Plan: none, belongs to benchmarks and trials.
with system as (
    insert into tasker_dependent_systems (name) values ('trial') returning dependent_system_id
), workflow as (
    insert into tasker_named_tasks (namespace, name) values ('trial', 'seven-steps') returning named_task_id
), steps as (
    insert into tasker_named_steps (dependent_system_id, name)
    select system.dependent_system_id, 'step ' || ordinal
      from system cross join generate_series(1, 7) ordinal
    returning named_step_id
), ordinals as materialized (
    select named_step_id, row_number() over (order by named_step_id) as ordinal
      from steps
), template_steps as (
    insert into tasker_named_tasks_named_steps (named_task_id, named_step_id, position, handler)
    select workflow.named_task_id, ordinals.named_step_id, ordinals.ordinal, 'noop'
      from workflow cross join ordinals
), template_edges as (
    insert into tasker_named_tasks_edges (named_task_id, from_named_step_id, to_named_step_id)
    select workflow.named_task_id, parent.named_step_id, child.named_step_id
      from workflow
     cross join (values (1, 2), (1, 3), (1, 4), (2, 5), (3, 5), (4, 6), (5, 7), (6, 7)) edge (parent, child)
      join ordinals parent on parent.ordinal = edge.parent
      join ordinals child on child.ordinal = edge.child
)
select named_task_id::bigint from workflow
