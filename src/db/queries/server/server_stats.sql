-- Purpose: the counters of this database and of the server, and the limits of both.
-- Parameters: none.
-- Returns: one row. temp_files and transactions are counted since the statistics were last reset; ages are of
--   the database nearest to a wraparound; may_see_others says whether the role sees what other users' sessions do.
-- Locks: none.
-- Index: none needed; counters and the databases of the server.
-- Plan: none, reads catalogs, sessions or settings.
with nearest as (
    select datname::text as name, age(datfrozenxid)::bigint as xids, mxid_age(datminmxid)::bigint as multixacts
      from pg_database
     order by greatest(age(datfrozenxid), mxid_age(datminmxid)) desc
     limit 1
)
select own.temp_files,
       own.temp_bytes,
       own.xact_commit + own.xact_rollback as transactions,
       own.numbackends::bigint as own_connections,
       nullif(database.datconnlimit, -1)::bigint as own_limit,
       (select sum(numbackends) from pg_stat_database)::bigint as connections,
       current_setting('max_connections')::bigint - current_setting('superuser_reserved_connections')::bigint
           - coalesce(current_setting('reserved_connections', true)::bigint, 0) as connection_limit,
       current_setting('work_mem') as work_mem,
       current_setting('shared_buffers') as shared_buffers,
       current_setting('autovacuum')::boolean and current_setting('track_counts')::boolean as is_autovacuum_on,
       nearest.name as oldest_database,
       nearest.xids,
       nearest.multixacts,
       pg_has_role('pg_read_all_stats', 'usage') as may_see_others,
       current_user::text as role
  from pg_database database
  join pg_stat_database own on own.datid = database.oid
 cross join nearest
 where database.datname = current_database()
