-- Purpose: takes the lease of the upkeep, if nobody holds it.
-- Parameters: $1 who takes it; $2 its worker_id (null: no worker); $3 seconds that the lease lasts.
-- Returns: the fence, higher than any before; no row where another session holds the lease.
-- Locks: the one row of tasker_upkeep (skip locked: nobody waits for a write of the holder before).
-- Index: none; the table has one row.
-- Plan: none, its table has one row.
with free as materialized (
    select is_only
      from tasker_upkeep
     where leased_until is null or leased_until < clock_timestamp()
       for update skip locked
)
update tasker_upkeep upkeep
   set fence = upkeep.fence + 1, holder = $1::text, worker_id = $2::bigint, held_since = clock_timestamp(),
       leased_until = clock_timestamp() + $3::integer * interval '1 second', updated_at = clock_timestamp()
  from free
 where upkeep.is_only = free.is_only
returning upkeep.fence
