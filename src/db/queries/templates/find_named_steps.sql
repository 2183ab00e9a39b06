-- Purpose: the ids of named steps. A statement of its own, after insert_named_steps.sql:
--   rows that another transaction inserted meanwhile are only seen by a new snapshot.
-- Parameters: $1 dependent system, $2 step names.
-- Locks: none.
-- Index: tasker_named_steps_dependent_system_id_name_key.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
select name, named_step_id
from tasker_named_steps
where dependent_system_id = $1 and name = any ($2::text[])
