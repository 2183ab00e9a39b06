-- Purpose: the functions whose source names one of some tables.
-- Parameters: $1 names of tables.
-- Returns: a row for each function: its source, and the tables whose triggers call it.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select function.proname::text as name,
       body.source as source,
       function.prorettype = 'trigger'::regtype as is_trigger,
       array(select class.relname::text
               from pg_trigger trigger
               join pg_class class on class.oid = trigger.tgrelid
              where trigger.tgfoid = function.oid
              order by class.oid) as trigger_tables
  from pg_proc function
 cross join lateral (select coalesce(pg_get_function_sqlbody(function.oid), function.prosrc) as source) body
 where function.pronamespace <> 'pg_catalog'::regnamespace
   and exists (select from unnest($1::text[]) name where strpos(lower(body.source), lower(name)) > 0)
 order by function.proname, function.oid
