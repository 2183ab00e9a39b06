-- Purpose: names the tasks whose rows the COPY statements of this transaction write: COPY takes no parameters.
-- Parameters: $1 task_ids, with commas in between.
-- Returns: nothing of interest.
-- Locks: none.
-- Index: none.
-- Plan: none, reads no table.
select set_config('tasker.archived_tasks', $1::text, true) is not null as is_set
