-- Purpose: names the sessions and prepared transactions with a lock that conflicts with one that a migration will
--   request.
-- Parameters: $1 schema; $2 names of tables and views; $3 for each the name of a mode that it must not be held in.
-- Returns: a row for each of them and relation, the oldest transactions first. pid is null of a prepared transaction,
--   gid of a session. Of other users' sessions only what the role may see.
-- Locks: none that anyone waits for.
-- Index: none; the server's locks and sessions.
-- Plan: none, reads catalogs, sessions or settings.
with prepared as (
    -- Its locks have the virtual transaction of the session that prepared it, and no process. Each has a lock
    -- on its own id.
    select own.virtualtransaction, xact.gid, xact.owner, xact.prepared
      from pg_prepared_xacts xact
      join pg_locks own on own.locktype = 'transactionid' and own.transactionid = xact.transaction
                       and own.pid is null and own.granted
)
select relation.relname::text as relation, held.mode, activity.pid, prepared.gid,
       coalesce(activity.usename, prepared.owner) as usename, activity.application_name, activity.state, activity.query,
       extract(epoch from clock_timestamp() - coalesce(activity.xact_start, prepared.prepared))::float8 as transaction_seconds,
       extract(epoch from clock_timestamp() - activity.query_start)::float8 as query_seconds
  from unnest($2::text[], $3::text[]) as wanted (name, mode)
  join pg_class relation on relation.relname = wanted.name
  join pg_namespace namespace on namespace.oid = relation.relnamespace and namespace.nspname = $1
  join pg_locks held on held.relation = relation.oid and held.mode = wanted.mode and held.granted
                    and held.database = (select oid from pg_database where datname = current_database())
  left join pg_stat_activity activity on activity.pid = held.pid
  left join prepared on held.pid is null and prepared.virtualtransaction = held.virtualtransaction
 where held.pid is distinct from pg_backend_pid()
   and (activity.pid is not null or prepared.gid is not null)
 order by transaction_seconds desc nulls last, held.pid, relation.relname
