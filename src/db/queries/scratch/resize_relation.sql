-- Purpose: tells the planner of a scratch database how large a table or an index is.
-- Parameters: $1 schema, $2 name, $3 pages, $4 rows, $5 pages that are all visible.
-- Returns: the path of its file, below the data folder; null if it has none.
-- Locks: row exclusive on the catalog.
-- Index: pg_class_relname_nsp_index.
-- Plan: none, reads catalogs, sessions or settings.
update pg_class class
   set relpages = $3::int, reltuples = $4::real, relallvisible = $5::int
  from pg_namespace namespace
 where namespace.oid = class.relnamespace
   and namespace.nspname = $1::text
   and class.relname = $2::text
returning pg_relation_filepath(class.oid)
