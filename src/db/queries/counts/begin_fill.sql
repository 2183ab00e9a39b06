-- Purpose: notes after which transactions the tasks of before version 7 can be counted: one that began before that version
--   may have moved tasks without counting them, and must have ended.
-- Parameters: none.
-- Returns: the number of rows written: one if it was to be noted.
-- Locks: the one row of tasker_task_counting.
-- Index: none; the table has one row.
-- Plan: none, its table has one row.
update tasker_task_counting
   set fill_from = pg_current_xact_id(), updated_at = clock_timestamp()
 where fill_from is null and not is_filled
