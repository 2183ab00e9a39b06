-- Purpose: lists the program's tables with row level security: it hides rows from every role but their
--   owner, superusers and roles that bypass it.
-- Parameters: $1 schema.
-- Returns: a row for each, with whether it applies to this role and the statement that switches it off.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select class.relname::text as name, row_security_active(class.oid) as applies,
       format('alter table %I.%I disable row level security', namespace.nspname, class.relname) as fix
  from pg_class class
  join pg_namespace namespace on namespace.oid = class.relnamespace
 where namespace.nspname = $1 and class.relname like 'tasker\_%' and class.relkind = 'r' and class.relrowsecurity
 order by class.relname
