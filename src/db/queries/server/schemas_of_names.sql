-- Purpose: the schemas of tables that a log names without them.
-- Parameters: $1 names of tables.
-- Returns: a row for each name that a table has: with the schema public if it has one there, else the first.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select distinct on (class.relname)
       class.relname::text as name,
       namespace.nspname::text as schema_name
  from pg_class class
  join pg_namespace namespace on namespace.oid = class.relnamespace
 where class.relname = any ($1::text[])
   and class.relkind in ('r', 'p', 'm', 'f')
   and namespace.nspname not in ('pg_catalog', 'pg_toast', 'information_schema')
 order by class.relname, namespace.nspname <> 'public', namespace.nspname
