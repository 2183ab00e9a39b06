-- Purpose: the size of every table and index of users, as the planner sees it, and how each index is made.
-- Parameters: none.
-- Returns: a row for each that may have statistics, tables before their indexes.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select namespace.nspname::text as schema_name,
       class.relname::text as name,
       class.relkind::text as kind,
       home.nspname::text as table_schema,
       of_table.relname::text as table_name,
       case when class.relkind in ('r', 'i', 'm')
            then coalesce(pg_relation_size(class.oid), 0) / current_setting('block_size')::bigint else 0 end as pages,
       class.relpages as planned_pages,
       class.reltuples as rows,
       class.relallvisible as visible_pages,
       method.amname::text as method,
       index.indpred is not null as is_partial,
       pg_get_expr(index.indpred, index.indrelid) as predicate,
       array(select pg_get_indexdef(class.oid, number, true)
               from generate_series(1, index.indnkeyatts::int) number order by number) as keys,
       first_column.attname::text as first_column,
       coalesce(lower(option.option_value) not in ('off', 'false', 'no', '0'), true) as has_pending_list,
       row_security_active(of_table.oid) as is_hidden,
       (select count(*) from pg_attribute attribute
         where attribute.attrelid = class.oid and attribute.attnum > 0 and not attribute.attisdropped) as columns
  from pg_class class
  join pg_namespace namespace on namespace.oid = class.relnamespace
  left join pg_am method on method.oid = class.relam
  left join pg_index index on index.indexrelid = class.oid
  left join pg_attribute first_column on first_column.attrelid = index.indrelid and first_column.attnum = index.indkey[0]
  join pg_class of_table on of_table.oid = coalesce(index.indrelid, class.oid)
  join pg_namespace home on home.oid = of_table.relnamespace
  left join lateral (select option_value from pg_options_to_table(class.reloptions) where option_name = 'fastupdate') option on true
 where class.relkind in ('r', 'p', 'm', 'f', 'i', 'I')
   and class.relpersistence <> 't'
   and namespace.nspname !~ '^pg_'
   and namespace.nspname <> 'information_schema'
   and index.indisvalid is not false
 order by namespace.nspname, of_table.relname, index.indexrelid is not null, class.relname
