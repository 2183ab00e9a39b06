-- Purpose: gives the lease of the upkeep up.
-- Parameters: $1 the fence.
-- Locks: the one row of tasker_upkeep.
-- Index: none; the table has one row.
-- Plan: none, its table has one row.
update tasker_upkeep
   set leased_until = null, updated_at = clock_timestamp()
 where fence = $1::bigint
