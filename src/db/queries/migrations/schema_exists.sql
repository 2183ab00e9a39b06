-- Purpose: checks whether a schema of this name exists.
-- Parameters: $1 the schema's name.
-- Locks: none.
-- Index: that of pg_namespace on its names, once there are many.
-- Plan: none, reads catalogs, sessions or settings.
select exists (select from pg_namespace where nspname = $1) as is_there
