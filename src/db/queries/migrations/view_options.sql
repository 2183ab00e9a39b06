-- Purpose: the options that somebody has set on a view, such as security_invoker: replacing a view would drop them.
-- Parameters: $1 schema; $2 view.
-- Returns: the list for `alter view … set (…)`; no row without any.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select string_agg(format('%I = %L', option_name, option_value), ', ') as options
  from pg_class class
  join pg_namespace namespace on namespace.oid = class.relnamespace
 cross join lateral pg_options_to_table(class.reloptions)
 where namespace.nspname = $1 and class.relname = $2 and class.relkind = 'v'
having count(*) > 0
