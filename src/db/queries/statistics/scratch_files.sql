-- Purpose: the tables and indexes of users in a scratch database, with their files.
-- Parameters: none.
-- Returns: a row for each; tables before their indexes.
-- Locks: none.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select namespace.nspname::text as schema_name,
       class.relname::text as name,
       of_table.relname::text as table_name,
       class.oid <> of_table.oid as is_index,
       class.relkind in ('r', 'm', 'i') as has_file,
       method.amname::text as method,
       pg_relation_filepath(class.oid) as file,
       coalesce(option.option_value::int, 128) as pages_per_range,
       index.indpred is not null as is_partial,
       coalesce((select sum(statistic.stawidth)::float8
                   from unnest(index.indkey::int2[]) key (number)
                   join pg_statistic statistic on statistic.starelid = of_table.oid and statistic.staattnum = key.number
                    and not statistic.stainherit), 8) as key_bytes
  from pg_class class
  join pg_namespace namespace on namespace.oid = class.relnamespace
  left join pg_am method on method.oid = class.relam
  left join pg_index index on index.indexrelid = class.oid
  join pg_class of_table on of_table.oid = coalesce(index.indrelid, class.oid)
  left join lateral (select option_value from pg_options_to_table(class.reloptions) where option_name = 'pages_per_range') option on true
 where class.relkind in ('r', 'p', 'm', 'f', 'i', 'I')
   and class.relpersistence <> 't'
   and namespace.nspname !~ '^pg_'
   and namespace.nspname <> 'information_schema'
 order by class.oid <> of_table.oid, class.oid
