-- Purpose: holds the lease of the upkeep until the transaction ends: what follows takes effect before a successor begins.
-- Parameters: $1 the fence.
-- Returns: the fence; no row where another session holds the lease.
-- Locks: the one row of tasker_upkeep, shared.
-- Index: none; the table has one row.
-- Plan: none, its table has one row.
select fence
  from tasker_upkeep
 where fence = $1::bigint
   for share
