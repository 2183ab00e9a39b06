-- Purpose: checks the contexts of tasks that are not submitted, by the function that a submission uses.
-- Parameters: $1 named_task_id; $2 the contexts.
-- Returns: each context as it would be stored, in order. An error, if one does not fit its workflow's schema.
-- Locks: none.
-- Index: none; the function finds one workflow by its key.
-- Plan: none, one row by its key.
select context
  from unnest(tasker_checked_contexts($1, $2::jsonb[])) with ordinality as checked (context, ordinal)
 order by ordinal
