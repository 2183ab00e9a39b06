-- Purpose: the files and sizes of tables: a table that is rewritten gets another file.
-- Parameters: $1 schema; $2 tables.
-- Locks: none that anyone waits for.
-- Index: pg_class_relname_nsp_index.
-- Plan: none, reads catalogs, sessions or settings.
select class.relname::text as name, pg_relation_filenode(class.oid)::bigint as file, greatest(class.reltuples, 0)::bigint as rows,
       pg_table_size(class.oid) as bytes, pg_indexes_size(class.oid) as index_bytes,
       (select count(*) from pg_index where indrelid = class.oid) as indexes
  from pg_class class
  join pg_namespace namespace on namespace.oid = class.relnamespace
 where namespace.nspname = $1 and class.relkind = 'r' and class.relname = any ($2::text[])
 order by class.relname
