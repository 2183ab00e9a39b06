-- Purpose: reads the sizes of the tables that a migration reads, and which of its views exist.
-- Parameters: $1 schema.
-- Returns: a row for each table and view of the program; rows is the planner's estimate, null when it
--   was never analyzed; bytes is what a scan reads, without indexes.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select class.relname::text as name,
       case when class.reltuples >= 0 and class.relkind = 'r' then class.reltuples::bigint end as rows,
       case when class.relkind = 'r' then pg_table_size(class.oid) end as bytes
  from pg_class class
  join pg_namespace namespace on namespace.oid = class.relnamespace
 where namespace.nspname = $1 and class.relkind in ('r', 'v') and class.relname like 'tasker\_%'
 order by class.relname
