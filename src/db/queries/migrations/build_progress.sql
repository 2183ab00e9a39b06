-- Purpose: reads the progress of an index build, and the session that it waits for.
-- Parameters: $1 the process that builds it.
-- Returns: a row while that process lives. phase is null before it begins and while it drops an
--   index. The blocker holds a lock that conflicts, or a snapshot older than the build: which
--   of the two, its transaction's age tells.
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
       progress.blocks_done, progress.blocks_total, progress.tuples_done, progress.tuples_total,
       blocker.pid, blocker.usename, blocker.application_name, blocker.state, blocker.query,
       extract(epoch from clock_timestamp() - blocker.xact_start)::float8 as transaction_seconds,
       extract(epoch from clock_timestamp() - blocker.query_start)::float8 as query_seconds
  from pg_stat_activity builder
  left join pg_stat_progress_create_index progress on progress.pid = builder.pid
  left join pg_stat_activity blocker
         on blocker.pid = coalesce(nullif(progress.current_locker_pid, 0), (pg_blocking_pids(builder.pid))[1])
 where builder.pid = $1
