-- Purpose: names the views and materialized views that read a view.
-- Parameters: $1 the view's name, looked up in the search path.
-- Returns: a row for each, with its schema unless the search path finds it without.
-- Locks: none.
-- Index: pg_depend_reference_index.
-- Plan: none, reads catalogs, sessions or settings.
select distinct reader.oid::regclass::text as name
  from pg_depend dependence
  join pg_rewrite rule on rule.oid = dependence.objid
  join pg_class reader on reader.oid = rule.ev_class
 where dependence.refclassid = 'pg_class'::regclass
   and dependence.refobjid = to_regclass(quote_ident($1))
   and dependence.classid = 'pg_rewrite'::regclass
   and reader.oid <> to_regclass(quote_ident($1))
 order by name
