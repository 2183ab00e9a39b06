-- Purpose: prints an index that is valid, for the ledger.
-- Parameters: $1 schema; $2 the index's name.
-- Returns: one row, in the form of list_indexes.sql; none while the index is not valid.
-- Locks: none that anyone waits for.
-- Index: pg_class_relname_nsp_index.
-- Plan: none, reads catalogs, sessions or settings.
select case when index.indisunique then 'UNIQUE ' else '' end || indexed.relname || ' '
       || substring(pg_get_indexdef(class.oid) from ' (USING .*)$') as definition
  from pg_class class
  join pg_namespace namespace on namespace.oid = class.relnamespace
  join pg_index index on index.indexrelid = class.oid
  join pg_class indexed on indexed.oid = index.indrelid
 where namespace.nspname = $1 and class.relname = $2
   and index.indisvalid and index.indisready
