-- Purpose: the indexes with a column without time zone: they are built again when the column's type changes.
-- Parameters: $1 schema; $2 tables.
-- Returns: each with the statement that makes it again. Not those that enforce a constraint.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select class.relname::text as name, indexed.relname::text as table_name, pg_get_indexdef(class.oid) as definition,
       pg_relation_size(class.oid) as bytes
  from pg_index index
  join pg_class class on class.oid = index.indexrelid
  join pg_class indexed on indexed.oid = index.indrelid
  join pg_namespace namespace on namespace.oid = indexed.relnamespace
 where namespace.nspname = $1 and indexed.relname = any ($2::text[]) and not index.indisunique and index.indisvalid
   and exists (select from pg_attribute attribute
                where attribute.attrelid = indexed.oid and attribute.attnum = any (index.indkey::smallint[])
                  and attribute.atttypid = 'timestamp'::regtype)
 order by indexed.relname, class.relname
