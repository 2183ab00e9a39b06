-- Purpose: adds a block of deltas to the counts by workflow and deletes them. A transaction of its own: its id must be greater
--   than every one that the snapshot of this statement has seen.
-- Parameters: $1 the fence of the upkeep; $2 the most deltas beyond the watermark.
-- Returns: no row where the lease is another's; otherwise the number of deltas folded.
-- Locks: the row of the lease, shared: a successor waits for the commit. Then the one row of tasker_task_counting, so that
--   folds come one after the other, the deltas, and the rows of their workflows.
-- Index: tasker_task_count_deltas_pkey, from the watermark on: deltas folded before are dead rows that a transaction held open
--   keeps for as long as it lasts, and no fold passes them. tasker_task_counts_pkey.
--
-- Nothing is lost of a transaction that commits late, and nothing counted twice: a delta counts when this statement deletes it,
-- and every id up to the watermark that it does not delete stays in the gaps, where the next folds look for it, until it
-- cannot come any more. The transaction of a delta has its own id before it draws that of the delta. So when a fold sees an id,
-- each transaction that has drawn a smaller one is older than the fold. Once all older than a fold have ended, what is
-- missing was rolled back.
with lease as materialized (
    select fence from tasker_upkeep where fence = $1::bigint for share
), counting as materialized (
    select watermark, gaps, young_gaps,
           -- A later transaction than this one is one of another cluster, whose rows were restored.
           pg_snapshot_xmin(pg_current_snapshot()) >= gaps_until or gaps_until > pg_current_xact_id() as are_gaps_settled
      from tasker_task_counting
     where exists (select from lease)
       for update
), block as materialized (
    select delta.id
      from counting
     cross join lateral (
           select delta.id
             from tasker_task_count_deltas delta
            where delta.id between counting.watermark + 1 and 9223372036854775807
            order by delta.id
            limit $2::bigint) delta
), late as materialized (
    select delta.id
      from counting
     cross join unnest(counting.gaps + counting.young_gaps) as gap
     cross join lateral (
           select delta.id
             from tasker_task_count_deltas delta
            where delta.id between lower(gap) and upper(gap) - 1
            order by delta.id
           offset 0) delta
), folded as (
    delete from tasker_task_count_deltas delta
     -- An array, not a join, which may pass every dead row.
     where delta.id = any (array(select id from block union all select id from late))
    returning delta.id, delta.named_task_id, delta.pending, delta.in_progress, delta.error, delta.complete,
              delta.resolved_manually, delta.cancelled
), added as (
    insert into tasker_task_counts as counts (named_task_id, pending, in_progress, error, complete, resolved_manually, cancelled)
    select named_task_id, coalesce(sum(pending), 0), coalesce(sum(in_progress), 0), coalesce(sum(error), 0),
           coalesce(sum(complete), 0), coalesce(sum(resolved_manually), 0), coalesce(sum(cancelled), 0)
      from folded
     group by named_task_id
     order by named_task_id
        on conflict (named_task_id) do update
       set pending = counts.pending + excluded.pending, in_progress = counts.in_progress + excluded.in_progress,
           error = counts.error + excluded.error, complete = counts.complete + excluded.complete,
           resolved_manually = counts.resolved_manually + excluded.resolved_manually,
           cancelled = counts.cancelled + excluded.cancelled, updated_at = clock_timestamp()
), missing as materialized (
    select case when last.id > counting.watermark
                then int8multirange(int8range(counting.watermark + 1, last.id + 1)) else '{}' end - seen.ids as found,
           counting.gaps - seen.ids as gaps, counting.young_gaps - seen.ids as young_gaps,
           greatest(counting.watermark, last.id) as watermark, counting.are_gaps_settled
      from counting
     cross join (select coalesce(max(id), 0) as id from block) last
     cross join (select coalesce(range_agg(int8range(id, id + 1)), '{}') as ids from folded) seen
), moved as (
    -- An idle fold writes nothing.
    update tasker_task_counting counting
       set watermark = missing.watermark,
           gaps = case when missing.are_gaps_settled then missing.young_gaps + missing.found else missing.gaps end,
           young_gaps = case when missing.are_gaps_settled then '{}' else missing.young_gaps + missing.found end,
           gaps_until = case when missing.are_gaps_settled then pg_current_xact_id() else counting.gaps_until end,
           updated_at = clock_timestamp()
      from missing
     where missing.watermark > counting.watermark or counting.gaps <> '{}' or counting.young_gaps <> '{}'
)
select (select count(*) from folded) as deltas
  from counting
