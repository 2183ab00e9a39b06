-- Purpose: names the views and materialized views that read a view.
-- Parameters: $1 schema; $2 the view's name.
-- Returns: a row for each, with its schema if it is in another one.
-- Locks: none.
-- Index: pg_depend_reference_index.
-- Plan: none, reads catalogs, sessions or settings.
select distinct case when reader.relnamespace = view.relnamespace then quote_ident(reader.relname)
                     else reader.oid::regclass::text end as name
  from pg_class view
  join pg_namespace namespace on namespace.oid = view.relnamespace and namespace.nspname = $1
  join pg_depend dependence on dependence.refclassid = 'pg_class'::regclass and dependence.refobjid = view.oid
                           and dependence.classid = 'pg_rewrite'::regclass
  join pg_rewrite rule on rule.oid = dependence.objid
  join pg_class reader on reader.oid = rule.ev_class
 where view.relname = $2 and reader.oid <> view.oid
 order by name
