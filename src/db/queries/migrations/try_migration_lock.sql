-- Purpose: takes the lock that lets one migration run at a time in a schema, or names its holder.
-- Parameters: $1 the schema's name.
-- Returns: one row: whether it was taken; else the holder's pid, application and when it connected.
-- Locks: an advisory lock of the session. Never waited for: a session that waits in
--   pg_advisory_lock keeps a snapshot, and an online index build of the holder waits for that.
-- Index: none.
-- Plan: none, reads and writes the ledgers and locks of migrations.
with attempt as materialized (
    select pg_try_advisory_lock(1952545643, hashtext($1)) as is_taken -- 'task'
)
select attempt.is_taken, holder.pid, holder.application_name, holder.backend_start
  from attempt
  left join (select lock.pid, activity.application_name, activity.backend_start
               from pg_locks lock
               left join pg_stat_activity activity on activity.pid = lock.pid
              where lock.locktype = 'advisory' and lock.granted and lock.objsubid = 2
                and lock.database = (select oid from pg_database where datname = current_database())
                and lock.classid = 1952545643::oid
                and lock.objid = (hashtext($1)::bigint & 4294967295)::oid
                and lock.pid <> pg_backend_pid()
              limit 1) holder on not attempt.is_taken
