-- Purpose: lists the phases of an adoption that have begun.
-- Parameters: none.
-- Returns: nothing before the first; fails with 42P01 where nothing is adopted.
-- Locks: none that anyone waits for.
-- Index: none needed; a row for each phase.
-- Plan: none, reads and writes the ledgers and locks of migrations.
select phase, last_task_id, details, began_at, ended_at
  from tasker_adoption
 order by began_at
