-- Purpose: the indexes that the open transaction has created.
-- Parameters: none.
-- Returns: a row for each that has a file: itself and its table.
-- Locks: none.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select home.nspname::text as schema_name,
       class.relname::text as name,
       table_home.nspname::text as table_schema,
       of_table.relname::text as table_name,
       index.indpred is not null as is_partial
  from pg_index index
  join pg_class class on class.oid = index.indexrelid and class.relkind = 'i'
  join pg_namespace home on home.oid = class.relnamespace
  join pg_class of_table on of_table.oid = index.indrelid
  join pg_namespace table_home on table_home.oid = of_table.relnamespace
 where index.xmin::text::bigint = pg_current_xact_id()::text::bigint % 4294967296
 order by class.oid
