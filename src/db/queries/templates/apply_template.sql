-- Purpose: stores one version of a workflow, if it is not there, by the function that keeps its steps and edges sound.
-- Parameters: $1 canonical definition; $2 its SHA-256 in hex; $3 the position of each of its steps, parents first.
-- Returns: its id, whether it is new, and the SHA-256 of the one that is there.
-- Locks: the row of the dependent system, until the transaction ends: applies run one after the other. The new rows.
-- Index: those of the unique keys, within the function.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
select named_task_id, is_new, stored_hash
  from tasker_apply($1::jsonb, $2::text, $3::integer[])
