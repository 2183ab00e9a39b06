-- Purpose: finds transactions of sql steps on which the server no longer works. Each has ended, or waits for its
--   worker's next statement.
-- Parameters: one element for each transaction: $1 pids, $2 start times in microseconds since 1970.
-- Returns: their pids and start times; the time since when the server waits, null for a transaction that has ended.
--   A session whose activity is not recorded, or not shown to this role, counts as at work.
-- Locks: none.
-- Index: none; reads the list of sessions.
-- Plan: none, reads catalogs, sessions or settings.
select asked.pid, asked.began, session.waits_since
  from unnest($1::integer[], $2::bigint[]) as asked (pid, began)
  left join (select pid, state, case when state like 'idle in transaction%' then state_change end as waits_since,
                    (extract(epoch from xact_start) * 1000000)::bigint as began
               from pg_catalog.pg_stat_activity) session
         on session.pid = asked.pid
 where session.pid is null
    or session.state <> 'disabled' and session.began is distinct from asked.began
    or session.waits_since is not null
