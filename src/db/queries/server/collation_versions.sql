-- Purpose: collations of the columns of indexes whose library has another version than when they were recorded.
-- Parameters: none.
-- Returns: a row for each.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select namespace.nspname::text as schema_name,
       rule.collname::text as name,
       rule.collversion as recorded,
       pg_collation_actual_version(rule.oid) as actual
  from pg_collation rule
  join pg_namespace namespace on namespace.oid = rule.collnamespace
 where rule.collversion <> pg_collation_actual_version(rule.oid)
   and exists (select from pg_index index
                 join pg_class class on class.oid = index.indrelid and class.relpersistence <> 't'
                where rule.oid = any (index.indcollation))
 order by 1, 2
