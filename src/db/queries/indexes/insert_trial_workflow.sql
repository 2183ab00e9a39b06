-- Purpose: makes the workflow that a trial runs: seven steps, eight edges.
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
    select system.dependent_system_id, 'step ' || place
      from system cross join generate_series(1, 7) place
    returning named_step_id
), places as materialized (
    select named_step_id, row_number() over (order by named_step_id) as place
      from steps
), template_steps as (
    insert into tasker_named_tasks_named_steps (named_task_id, named_step_id, position)
    select workflow.named_task_id, places.named_step_id, places.place
      from workflow cross join places
), template_edges as (
    insert into tasker_named_tasks_edges (named_task_id, from_named_step_id, to_named_step_id)
    select workflow.named_task_id, parent.named_step_id, child.named_step_id
      from workflow
     cross join (values (1, 2), (1, 3), (1, 4), (2, 5), (3, 5), (4, 6), (5, 7), (6, 7)) edge (parent, child)
      join places parent on parent.place = edge.parent
      join places child on child.place = edge.child
)
select named_task_id from workflow
