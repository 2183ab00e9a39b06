-- Purpose: finds the oldest open transaction of this database, prepared ones included: an index that is built online
--   waits for the end of each that began before it, and vacuum can remove no row that died since it began.
-- Parameters: none.
-- Returns: one row, or none. pid is null of a prepared transaction, gid of a session. Of other users' sessions only
--   what the role may see.
-- Locks: none.
-- Index: none; the sessions of the server.
-- Plan: none, reads catalogs, sessions or settings.
-- The functions behind pg_stat_activity and pg_prepared_xacts: in a new session the views take longer to plan than this
-- to run.
with here as (
    select oid from pg_database where datname = current_database()
)
select activity.pid, null::text as gid, pg_get_userbyid(activity.usesysid) as usename, activity.application_name,
       activity.state, activity.query,
       extract(epoch from clock_timestamp() - activity.xact_start)::float8 as transaction_seconds,
       extract(epoch from clock_timestamp() - activity.query_start)::float8 as query_seconds
  from pg_stat_get_activity(null) activity
 where activity.datid = (select oid from here)
   and activity.pid <> pg_backend_pid()
   and activity.backend_type = 'client backend'
   and (activity.backend_xmin is not null or activity.backend_xid is not null)
   and activity.xact_start is not null
 union all
select null, prepared.gid, pg_get_userbyid(prepared.ownerid), '', null, null,
       extract(epoch from clock_timestamp() - prepared.prepared)::float8, null
  from pg_prepared_xact() prepared
 where prepared.dbid = (select oid from here)
 order by transaction_seconds desc
 limit 1
