-- Purpose: prints an index of a temporary table, to compare it with one of the same name.
-- Parameters: $1 its name.
-- Returns: one row, in the form of list_indexes.sql.
-- Locks: none.
-- Index: pg_class_relname_nsp_index.
-- Plan: none, reads catalogs, sessions or settings.
select case when index.indisunique then 'UNIQUE ' else '' end || indexed.relname || ' '
       || substring(pg_get_indexdef(class.oid) from ' (USING .*)$') as definition
  from pg_class class
  join pg_index index on index.indexrelid = class.oid
  join pg_class indexed on indexed.oid = index.indrelid
 where class.relname = $1 and class.relnamespace = pg_my_temp_schema()
