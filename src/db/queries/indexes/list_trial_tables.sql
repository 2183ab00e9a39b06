-- Purpose: lists the program's tables with their storage settings, to make copies of them.
-- Parameters: $1 schema.
-- Returns: a row for each but the ledgers; settings as alter table takes them, or null.
-- Locks: none.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select class.relname::text as name, array_to_string(class.reloptions, ', ') as settings
  from pg_class class
  join pg_namespace namespace on namespace.oid = class.relnamespace
 where namespace.nspname = $1 and class.relkind = 'r' and class.relname like 'tasker\_%'
   and class.relname not like 'tasker\_installed\_%' and class.relname <> 'tasker_schema_history'
 order by class.relname
