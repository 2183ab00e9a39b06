-- Purpose: lists the privileges that migrating a schema needs and a role lacks.
-- Parameters: $1 schema.
-- Returns: a row for each, with the statement that lets it; none for a role that may do everything.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
with namespace as (
    select oid, nspowner from pg_namespace where nspname = $1
), owned as (
    select owner.rolname as owner, owner.rolsuper as is_superuser, array_agg(class.relname::text order by class.relname) as relations
      from namespace
      join pg_class class on class.relnamespace = namespace.oid
      join pg_roles owner on owner.oid = class.relowner
     where class.relkind in ('r', 'v') and class.relname like 'tasker\_%'
       and not pg_has_role(class.relowner, 'usage')
     group by owner.rolname, owner.rolsuper
)
select format('create schema %I', $1) as what,
       format('grant create on database %I to %I', current_database(), current_user) as fix
 where not exists (select from namespace) and not has_database_privilege(current_database(), 'create')
 union all
select format('look into schema %I', $1), format('grant usage on schema %I to %I', $1, current_user)
  from namespace where not has_schema_privilege(oid, 'usage')
 union all
select format('create in schema %I', $1), format('grant create on schema %I to %I', $1, current_user)
  from namespace where not has_schema_privilege(oid, 'create')
 union all
-- No privilege on a table lets one change it: its owner's part has to be taken.
select format('change what %I owns: %s', owner, array_to_string(relations, ', ')),
       -- Nobody becomes a superuser for it.
       case when is_superuser
            then (select string_agg(format('alter table %I.%I owner to %I', $1, relation, current_user), '; ' order by relation)
                    from unnest(relations) as relation)
            else format('grant %I to %I', owner, current_user) end
  from owned
