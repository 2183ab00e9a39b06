-- Purpose: names the sessions with a lock that conflicts with one that a migration will request.
-- Parameters: $1 schema; $2 names of tables and views; $3 for each the name of a mode that it must not be held in.
-- Returns: a row for each process and relation, those in the oldest transactions first. Of other users'
--   sessions only what the role may see.
-- Locks: none that anyone waits for.
-- Index: none; the server's locks and sessions.
-- Plan: none, reads catalogs, sessions or settings.
select relation.relname::text as relation, held.mode,
       activity.pid, activity.usename, activity.application_name, activity.state, activity.query,
       extract(epoch from clock_timestamp() - activity.xact_start)::float8 as transaction_seconds,
       extract(epoch from clock_timestamp() - activity.query_start)::float8 as query_seconds
  from unnest($2::text[], $3::text[]) as wanted (name, mode)
  join pg_class relation on relation.relname = wanted.name
  join pg_namespace namespace on namespace.oid = relation.relnamespace and namespace.nspname = $1
  join pg_locks held on held.relation = relation.oid and held.mode = wanted.mode and held.granted
                    and held.database = (select oid from pg_database where datname = current_database())
  join pg_stat_activity activity on activity.pid = held.pid
 where held.pid <> pg_backend_pid()
 order by activity.xact_start, held.pid, relation.relname
