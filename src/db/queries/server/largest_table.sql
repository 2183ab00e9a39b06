-- Purpose: whether the database holds data, or only a schema and some examples.
-- Parameters: none.
-- Returns: the pages of the largest analyzed table of users, as the planner counted them.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select coalesce(max(class.relpages), 0)::bigint
  from pg_class class
  join pg_namespace namespace on namespace.oid = class.relnamespace
 where class.relkind in ('r', 'm') and class.reltuples > 0 and namespace.nspname !~ '^pg_' and namespace.nspname <> 'information_schema'
