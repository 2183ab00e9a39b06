-- Purpose: the unique indexes and constraints of a table but for its primary key.
-- Parameters: $1 schema; $2 table.
-- Returns: each with the statements that remove it, and that make it again.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select class.relname::text as name,
       case when keyed.oid is null then format('drop index %I.%I', namespace.nspname, class.relname)
            else format('alter table %I.%I drop constraint %I', namespace.nspname, indexed.relname, keyed.conname) end as removal,
       case when keyed.oid is null then pg_get_indexdef(class.oid)
            else format('alter table %I.%I add constraint %I %s', namespace.nspname, indexed.relname, keyed.conname,
                        pg_get_constraintdef(keyed.oid)) end as definition
  from pg_index index
  join pg_class class on class.oid = index.indexrelid
  join pg_class indexed on indexed.oid = index.indrelid
  join pg_namespace namespace on namespace.oid = indexed.relnamespace
  left join pg_constraint keyed on keyed.conindid = class.oid and keyed.contype = 'u'
 where namespace.nspname = $1 and indexed.relname = $2 and index.indisunique and not index.indisprimary
 order by class.relname
