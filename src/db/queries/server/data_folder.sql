-- Purpose: reads the server's data folder; null without the privilege.
-- Parameters: none.
-- Returns: one row; folder is null for a role that is not a member of pg_read_all_settings.
-- Locks: none.
-- Index: none.
-- Plan: none, reads catalogs, sessions or settings.
select case when pg_has_role('pg_read_all_settings', 'usage') then current_setting('data_directory') end as folder
