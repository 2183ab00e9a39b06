-- Purpose: lets a table of a scratch database take any row, for the open transaction: it has no checks, and is no partition.
-- Parameters: $1 schema, $2 table.
-- Returns: the table as it was; no row if there is none.
-- Locks: row exclusive on the catalog.
-- Index: pg_class_relname_nsp_index.
-- Plan: none, reads catalogs, sessions or settings.
update pg_class class
   set relchecks = 0, relispartition = false
  from pg_class before
  join pg_namespace namespace on namespace.oid = before.relnamespace
 where namespace.nspname = $1::text
   and before.relname = $2::text
   and before.relkind = 'r'
   and class.oid = before.oid
returning before.oid as table_id, before.relchecks as checks, before.relispartition as is_partition
