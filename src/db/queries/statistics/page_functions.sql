-- Purpose: the functions by which this role may look at the pages of GIN indexes.
-- Parameters: none.
-- Returns: one row: the schemas of `pageinspect` and `pgstattuple`, each null where the extension is missing or not for this role.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalogs are small.
-- Plan: none, reads catalogs, sessions or settings.
select (select quote_ident(namespace.nspname)
          from pg_extension extension
          join pg_namespace namespace on namespace.oid = extension.extnamespace
          join pg_roles role on role.rolname = current_user and role.rolsuper
         where extension.extname = 'pageinspect') as pageinspect,
       (select quote_ident(namespace.nspname)
          from pg_extension extension
          join pg_namespace namespace on namespace.oid = extension.extnamespace
          join pg_proc function on function.pronamespace = namespace.oid and function.proname = 'pgstatginindex'
         where extension.extname = 'pgstattuple'
           and has_function_privilege(function.oid, 'execute')) as pgstattuple
