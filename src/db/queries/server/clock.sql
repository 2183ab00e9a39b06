-- Purpose: the database's clock, which all moments stored are read off.
-- Parameters: none.
-- Locks: none.
-- Index: none.
select clock_timestamp() as now
