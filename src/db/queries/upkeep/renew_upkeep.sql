-- Purpose: makes the lease of the upkeep last longer, for its holder.
-- Parameters: $1 the fence; $2 seconds that the lease lasts from now on.
-- Returns: the number of rows written: none where another session holds it.
-- Locks: the one row of tasker_upkeep.
-- Index: none; the table has one row.
-- Plan: none, its table has one row.
update tasker_upkeep
   set leased_until = clock_timestamp() + $2::integer * interval '1 second', updated_at = clock_timestamp()
 where fence = $1::bigint
