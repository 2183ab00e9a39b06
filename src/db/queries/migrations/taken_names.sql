-- Purpose: lists what has one of the names that a first migration needs.
-- Parameters: $1 schema; $2 names of indexes.
-- Returns: the names of relations and types in the schema; not the ledgers, which an unfinished run may have left.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select class.relname::text as name
  from pg_class class
  join pg_namespace namespace on namespace.oid = class.relnamespace
 where namespace.nspname = $1
   and (class.relkind in ('r', 'p', 'v', 'm', 'f') and class.relname like 'tasker\_%' or class.relname = any ($2::text[]))
   and class.relname not in ('tasker_schema_history', 'tasker_installed_views', 'tasker_installed_indexes', 'tasker_adoption')
 order by class.relname
