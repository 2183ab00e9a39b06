-- Purpose: how far the tasks are counted and the deltas folded.
-- Parameters: $1 the most deltas to look at.
-- Returns: one row: whether the tasks of before version 7 are counted, the deltas not folded yet (of $1 or more, $1), and how
--   long ago the last fold that found some was.
-- Locks: none.
-- Index: tasker_task_count_deltas_pkey, from the watermark on.
with ranges as materialized (
    select counting.watermark + 1 as first_id, 9223372036854775807 as last_id
      from tasker_task_counting counting
    union all
    select lower(gap), upper(gap) - 1
      from tasker_task_counting counting
     cross join unnest(counting.gaps + counting.young_gaps) as gap
)
select counting.is_filled,
       (select count(*)
          from (select
                  from ranges
                 cross join lateral (
                       select from tasker_task_count_deltas delta
                        where delta.id between ranges.first_id and ranges.last_id
                        -- A look by the key for each range, not a join, which may pass every dead row.
                        order by delta.id
                       offset 0) delta
                 limit $1::bigint) looked) as deltas,
       extract(epoch from clock_timestamp() - counting.updated_at)::float8 as seconds_since_fold
  from tasker_task_counting counting
