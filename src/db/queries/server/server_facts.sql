-- Purpose: the version of the server, and the role of the session.
-- Parameters: none.
-- Returns: one row.
-- Locks: none.
-- Index: none needed.
-- Plan: none, reads catalogs, sessions or settings.
select current_setting('server_version') as version,
       current_setting('server_version_num')::int / 10000 as major,
       pg_is_in_recovery() as is_standby,
       current_user::text as role
