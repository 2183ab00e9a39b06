-- Purpose: reads the progress of an index build.
-- Parameters: $1 the process that builds it.
-- Returns: a row while that process lives. phase is null before it begins and while it drops an index.
-- Locks: none.
-- Index: none.
-- Plan: none, reads catalogs, sessions or settings.
select progress.phase,
       case when progress.phase like 'waiting%' then progress.lockers_done
            when progress.tuples_total > 0 then progress.tuples_done
            else progress.blocks_done end as done,
       case when progress.phase like 'waiting%' then progress.lockers_total
            when progress.tuples_total > 0 then progress.tuples_total
            else progress.blocks_total end as total,
       progress.blocks_done, progress.blocks_total, progress.tuples_done, progress.tuples_total
  from pg_stat_activity builder
  left join pg_stat_progress_create_index progress on progress.pid = builder.pid
 where builder.pid = $1
