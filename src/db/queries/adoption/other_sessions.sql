-- Purpose: lists the sessions of other programs in this database.
-- Parameters: $1 applications to leave out.
-- Returns: their process, application, user and address. Of other users' sessions a role without pg_read_all_stats sees
--   no more than the process and the user.
-- Locks: none.
-- Index: none.
-- Plan: none, reads catalogs, sessions or settings.
select session.pid, coalesce(session.application_name, '') as application, coalesce(session.usename::text, '') as user_name,
       coalesce(host(session.client_addr), 'a local socket') as address
  from pg_stat_activity session
 where session.datname = current_database() and session.pid <> pg_backend_pid()
   and coalesce(session.backend_type = 'client backend', session.usesysid is not null)
   -- The program's own: of a phase that has just ended too.
   and coalesce(session.application_name, '') not like 'tasker migrate adopt%'
   and coalesce(session.application_name, '') <> all ($1::text[])
 order by session.backend_start, session.pid
