-- Purpose: how many more connections the server accepts from users who are not superusers.
-- Parameters: none.
-- Returns: the number; negative where superusers use those kept for them.
-- Locks: none.
-- Index: none; reads the list of sessions.
-- Plan: none, reads catalogs, sessions or settings.
select current_setting('max_connections')::integer - current_setting('superuser_reserved_connections')::integer
       - coalesce(current_setting('reserved_connections', true)::integer, 0)
       - (select count(*) from pg_catalog.pg_stat_activity
           -- The type is null for sessions that the role may not see; the server's own have no database or no role.
           where coalesce(backend_type, 'client backend') = 'client backend'
             and datid is not null and usesysid is not null)::integer as room
