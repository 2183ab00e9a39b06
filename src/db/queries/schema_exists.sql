-- Purpose: says whether there is a schema of this name.
-- Parameters: $1 the schema's name.
-- Locks: none.
-- Index: pg_namespace_nspname_index.
select exists (select from pg_namespace where nspname = $1) as is_there
