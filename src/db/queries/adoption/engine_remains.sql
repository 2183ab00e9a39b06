-- Purpose: what only the engine used: foreign keys of tables that tasker keeps without them, and its functions.
-- Parameters: $1 schema; $2 tables; $3 names of functions.
-- Returns: each with the statement that removes it.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select 'foreign key' as kind, keyed.conname::text as name,
       format('alter table %I.%I drop constraint %I', namespace.nspname, class.relname, keyed.conname) as removal
  from pg_constraint keyed
  join pg_class class on class.oid = keyed.conrelid
  join pg_namespace namespace on namespace.oid = class.relnamespace
 where namespace.nspname = $1 and class.relname = any ($2::text[]) and keyed.contype = 'f'
 union all
select 'function', called.proname::text, format('drop function %s', called.oid::regprocedure)
  from pg_proc called
  join pg_namespace namespace on namespace.oid = called.pronamespace
 where namespace.nspname = $1 and called.proname = any ($3::text[])
 order by 1, 2
