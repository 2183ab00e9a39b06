-- Purpose: lists the roles that may create objects in a schema, other than its owner, superusers and the
--   owners of the program's tables.
-- Parameters: $1 schema.
-- Returns: a row for each, with the statement that takes the privilege away; `public` stands for every role.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select coalesce(role.rolname::text, 'public') as role,
       format('revoke create on schema %I from %s', namespace.nspname, coalesce(quote_ident(role.rolname), 'public')) as fix
  from pg_namespace namespace
 cross join aclexplode(coalesce(namespace.nspacl, acldefault('n', namespace.nspowner))) as granted
  left join pg_roles role on role.oid = granted.grantee
 where namespace.nspname = $1
   and granted.privilege_type = 'CREATE'
   and granted.grantee <> namespace.nspowner
   and not coalesce(role.rolsuper, false)
   and not exists (select from pg_class class
                    where class.relnamespace = namespace.oid and class.relname like 'tasker\_%'
                      and class.relowner = granted.grantee)
 order by 1
