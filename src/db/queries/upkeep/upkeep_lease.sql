-- Purpose: who does the upkeep.
-- Parameters: none.
-- Returns: one row: the holder, its worker, since when and until when (null: nobody holds the lease), and the fence.
-- Locks: none.
-- Index: none; the table has one row.
-- Plan: none, its table has one row.
select case when is_held then upkeep.holder end as holder, case when is_held then upkeep.worker_id end as worker_id,
       case when is_held then upkeep.held_since end as held_since, case when is_held then upkeep.leased_until end as leased_until,
       upkeep.fence
  from tasker_upkeep upkeep
 cross join lateral (select coalesce(upkeep.leased_until >= clock_timestamp(), false) as is_held) lease
