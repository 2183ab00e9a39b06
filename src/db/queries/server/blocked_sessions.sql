-- Purpose: the session of this database that has waited longest for a lock, and who is at the head of its queue.
-- Parameters: none.
-- Returns: no row, or one. seconds is the time it has waited, waiting the number of sessions that wait. The head is a
--   session that waits for nobody, or a prepared transaction (no process, but its name). What the head does is null
--   where the role may not see it.
-- Locks: none that anyone waits for; the server's lock table is read.
-- Index: none; the sessions of the server.
-- Plan: none, reads catalogs, sessions or settings.
with recursive waiting as (
    select activity.pid, activity.usename::text as role, activity.application_name as application,
           min(lock.waitstart) as since, pg_blocking_pids(activity.pid) as blockers
      from pg_locks lock
      join pg_stat_activity activity on activity.pid = lock.pid
     where not lock.granted
       and activity.datname = current_database()
     group by activity.pid, activity.usename, activity.application_name
),
longest as (
    select * from waiting order by since nulls last, pid limit 1
),
chain (pid, depth) as (
    select unnest(longest.blockers), 1 from longest
    union
    select unnest(waiting.blockers), chain.depth + 1
      from chain
      join waiting on waiting.pid = chain.pid
     where chain.depth < 100
),
head as (
    select chain.pid
      from chain
     where chain.pid not in (select waiting.pid from waiting)
     order by chain.depth desc, chain.pid
     limit 1
)
select longest.pid,
       longest.role,
       longest.application,
       extract(epoch from clock_timestamp() - longest.since)::float8 as seconds,
       (select count(*) from waiting) as waiting,
       nullif(head.pid, 0) as head_pid,
       blocker.usename::text as head_role,
       blocker.application_name as head_application,
       blocker.state as head_state,
       extract(epoch from clock_timestamp() - blocker.xact_start)::float8 as head_seconds,
       -- A prepared transaction has no process; of several the oldest is the likeliest.
       case when head.pid = 0
            then (select prepared.gid from pg_prepared_xacts prepared
                   where prepared.database = current_database() order by prepared.prepared limit 1)
        end as prepared
  from longest
  left join head on true
  left join pg_stat_activity blocker on blocker.pid = head.pid
