-- Purpose: stores a named step for each step of the applied templates, if missing.
-- Parameters: $1 dependent system, $2 step names, each once, $3 their descriptions.
-- Locks: the new rows.
-- Index: tasker_named_steps_dependent_system_id_name_key.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
insert into tasker_named_steps (dependent_system_id, name, description)
select $1, step.name, step.description
from unnest($2::text[], $3::text[]) as step (name, description)
on conflict (dependent_system_id, name) do nothing
