-- Purpose: finds out which privileges on the program's tables a role lacks.
-- Parameters: $1 schema; one element for each privilege wanted: $2 tables, $3 privileges, $4 columns (null: the table).
-- Returns: the grants that give them.
-- Locks: none.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select format('grant %s%s on %I.%I to %I', wanted.privilege, ' (' || string_agg(quote_ident(wanted.name), ', ' order by wanted.ordinal) || ')',
              namespace.nspname, class.relname, current_user) as fix
  from unnest($2::text[], $3::text[], $4::text[]) with ordinality as wanted (relation, privilege, name, ordinal)
  join pg_class class on class.relname = wanted.relation
  join pg_namespace namespace on namespace.oid = class.relnamespace and namespace.nspname = $1::text
 where not case when wanted.name is null then has_table_privilege(class.oid, wanted.privilege)
                else has_column_privilege(class.oid, wanted.name, wanted.privilege) end
 group by namespace.nspname, class.relname, wanted.privilege
 order by min(wanted.ordinal)
