-- Purpose: the indexes of some tables, as the planner sees them.
-- Parameters: $1 schemas and $2 names of the tables, side by side.
-- Returns: a row for each index, those that are not valid too.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select namespace.nspname::text as schema_name,
       class.relname::text as table_name,
       named.relname::text as name,
       index.indisvalid and index.indisready as is_valid,
       pg_get_expr(index.indpred, index.indrelid, true) as predicate,
       array(select pg_get_indexdef(named.oid, ordinal, true)
               from generate_series(1, index.indnkeyatts) ordinal) as key_columns,
       pg_get_indexdef(named.oid) as definition
  from unnest($1::text[], $2::text[]) as asked (schema_name, name)
  join pg_namespace namespace on namespace.nspname = asked.schema_name
  join pg_class class on class.relnamespace = namespace.oid and class.relname = asked.name
  join pg_index index on index.indrelid = class.oid
  join pg_class named on named.oid = index.indexrelid
 order by 1, 2, 3
