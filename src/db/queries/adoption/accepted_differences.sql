-- Purpose: how the tables of an adopted database differ from tasker's by their origin.
-- Parameters: none.
-- Returns: the differences as JSON; nothing where none is recorded; fails with 42P01 where nothing was adopted.
-- Locks: none that anyone waits for.
-- Index: primary key of tasker_adoption.
-- Plan: none, reads and writes the ledgers and locks of migrations.
select details -> 'accepted' as accepted
  from tasker_adoption
 where phase = 'cut_over' and details ? 'accepted'
