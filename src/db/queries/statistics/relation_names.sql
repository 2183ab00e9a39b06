-- Purpose: the names of the tables and indexes of users in a scratch database, and of their columns, to find them again
--   once a migration has renamed them.
-- Parameters: none.
-- Returns: a row for each, with its columns by their numbers.
-- Locks: none.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select class.oid as id,
       namespace.nspname::text as schema_name,
       class.relname::text as name,
       index.indrelid as table_id,
       method.amname::text as method,
       pg_get_expr(index.indpred, index.indrelid) as predicate,
       array(select attribute.attnum from pg_attribute attribute
              where attribute.attrelid = class.oid and attribute.attnum > 0 and not attribute.attisdropped
              order by attribute.attnum) as numbers,
       array(select attribute.attname::text from pg_attribute attribute
              where attribute.attrelid = class.oid and attribute.attnum > 0 and not attribute.attisdropped
              order by attribute.attnum) as columns,
       array(select format_type(attribute.atttypid, null) from pg_attribute attribute
              where attribute.attrelid = class.oid and attribute.attnum > 0 and not attribute.attisdropped
              order by attribute.attnum) as types
  from pg_class class
  join pg_namespace namespace on namespace.oid = class.relnamespace
  left join pg_am method on method.oid = class.relam
  left join pg_index index on index.indexrelid = class.oid
 where class.relkind in ('r', 'p', 'm', 'f', 'i', 'I')
   and namespace.nspname !~ '^pg_'
   and namespace.nspname <> 'information_schema'
 order by class.oid
