-- Purpose: the sizes of some tables and of their indexes, as the planner sees them.
-- Parameters: $1 schemas and $2 names of the tables, side by side.
-- Returns: a row for each table and each of its valid indexes, those of tables with the table's own name.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select namespace.nspname::text as schema_name,
       class.relname::text as name,
       home.nspname::text as table_schema,
       of_table.relname::text as table_name,
       case when class.relkind in ('r', 'i', 'm') then pg_relation_size(class.oid) / current_setting('block_size')::bigint else 0 end as pages,
       class.relpages as planned_pages,
       class.reltuples::float8 as rows,
       class.relallvisible as visible_pages,
       class.oid <> of_table.oid as is_index,
       index.indpred is not null as is_partial
  from unnest($1::text[], $2::text[]) as asked (schema_name, name)
  join pg_namespace home on home.nspname = asked.schema_name
  join pg_class of_table on of_table.relnamespace = home.oid and of_table.relname = asked.name
 cross join lateral (select of_table.oid
                      union all
                     select index.indexrelid from pg_index index where index.indrelid = of_table.oid and index.indisvalid) member (oid)
  join pg_class class on class.oid = member.oid
  join pg_namespace namespace on namespace.oid = class.relnamespace
  left join pg_index index on index.indexrelid = class.oid
 order by of_table.oid, class.oid
