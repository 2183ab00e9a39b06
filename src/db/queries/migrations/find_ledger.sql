-- Purpose: finds the migration ledgers of a schema, independently of the search path, and whether this user
--   may read them: the search path skips a schema without the privilege.
-- Parameters: $1 the schema's name.
-- Returns: one row, or none when there are no ledgers.
-- Locks: none.
-- Index: pg_class_relname_nsp_index.
-- Plan: none, reads catalogs, sessions or settings.
select has_schema_privilege(namespace.oid, 'usage') as is_open
  from pg_class class
  join pg_namespace namespace on namespace.oid = class.relnamespace
 where class.relname = 'tasker_schema_history' and namespace.nspname = $1
