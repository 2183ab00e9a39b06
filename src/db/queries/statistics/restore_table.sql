-- Purpose: makes a table of a scratch database again what it was.
-- Parameters: $1 its oid, $2 the number of its checks, $3 whether it is a partition.
-- Returns: nothing.
-- Locks: row exclusive on the catalog.
-- Index: pg_class_oid_index.
-- Plan: none, reads catalogs, sessions or settings.
update pg_class
   set relchecks = $2::int2, relispartition = $3::bool
 where oid = $1::oid
