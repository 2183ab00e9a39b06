-- Purpose: when a database was taken over from the Rails engine, and how its tables differ from tasker's by their origin.
-- Parameters: none.
-- Returns: nothing where that has not come to the cut-over; the differences as JSON, null where none is recorded. Fails with
--   42P01 where nothing was adopted.
-- Locks: none that anyone waits for.
-- Index: primary key of tasker_adoption.
-- Plan: none, reads and writes the ledgers and locks of migrations.
select began_at, details -> 'accepted' as accepted
  from tasker_adoption
 where phase = 'cut_over'
