-- Purpose: the views that read tables, directly or through each other: a column that a view reads cannot change its type.
-- Parameters: $1 schema; $2 tables.
-- Returns: each after those that it reads, with the statements that make it again, and that give it its owner and its grants.
-- Locks: none that anyone waits for.
-- Index: those of pg_depend.
-- Plan: none, reads catalogs, sessions or settings.
with recursive reading as (
    select class.oid, 0 as depth
      from pg_class class
      join pg_namespace namespace on namespace.oid = class.relnamespace
     where namespace.nspname = $1 and class.relname = any ($2::text[]) and class.relkind = 'r'
     union
    select rewrite.ev_class, reading.depth + 1
      from reading
      join pg_depend depend on depend.refobjid = reading.oid and depend.refclassid = 'pg_class'::regclass
                           and depend.classid = 'pg_rewrite'::regclass
      join pg_rewrite rewrite on rewrite.oid = depend.objid and rewrite.ev_class <> reading.oid
     where reading.depth < 50
)
select namespace.nspname::text as schema, class.relname::text as name, class.relkind = 'm' as is_materialized,
       format('create view %I.%I%s as %s', namespace.nspname, class.relname,
              case when class.reloptions is not null then ' with (' || array_to_string(class.reloptions, ', ') || ')' else '' end,
              rtrim(pg_get_viewdef(class.oid), ';')) as definition,
       format('alter view %I.%I owner to %I', namespace.nspname, class.relname, pg_get_userbyid(class.relowner))
       || coalesce((select string_agg(format('; grant %s on %I.%I to %s%s', granted.privilege_type, namespace.nspname, class.relname,
                                             case granted.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(granted.grantee)) end,
                                             case when granted.is_grantable then ' with grant option' else '' end), '')
                      from aclexplode(class.relacl) granted
                     where granted.grantee <> class.relowner), '') as privileges
  from (select oid, max(depth) as depth from reading where depth > 0 group by oid) view
  join pg_class class on class.oid = view.oid
  join pg_namespace namespace on namespace.oid = class.relnamespace
 order by view.depth, class.relname
