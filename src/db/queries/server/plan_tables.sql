-- Purpose: the planner's statistics of some tables, and their current sizes.
-- Parameters: $1 schemas and $2 names of the tables, side by side.
-- Returns: a row for each that is there. rows is null until the table was first vacuumed or
--   analyzed; has_statistics tells whether any column of it has some that this user may read, and may_see
--   whether the user could read them: row level security hides them too. A partition has the table at its root.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select namespace.nspname::text as schema_name,
       class.relname::text as name,
       case when class.reltuples >= 0 then class.reltuples::float8 end as rows,
       class.relpages::bigint as planned_pages,
       pg_relation_size(class.oid) / current_setting('block_size')::bigint as pages,
       exists (select from pg_stats known
                where known.schemaname = namespace.nspname and known.tablename = class.relname) as has_statistics,
       has_any_column_privilege(class.oid, 'select') and not row_security_active(class.oid) as may_see,
       root_namespace.nspname::text as root_schema,
       root.relname::text as root_name,
       array(select attribute.attname::text
               from pg_attribute attribute
              where attribute.attrelid = class.oid and attribute.attnum > 0 and not attribute.attisdropped
              order by attribute.attnum) as columns,
       array(select format_type(attribute.atttypid, null)
               from pg_attribute attribute
              where attribute.attrelid = class.oid and attribute.attnum > 0 and not attribute.attisdropped
              order by attribute.attnum) as types
  from unnest($1::text[], $2::text[]) as asked (schema_name, name)
  join pg_namespace namespace on namespace.nspname = asked.schema_name
  join pg_class class on class.relnamespace = namespace.oid and class.relname = asked.name
  left join pg_class root on class.relispartition and root.oid = pg_partition_root(class.oid)
  left join pg_namespace root_namespace on root_namespace.oid = root.relnamespace
 where class.relkind in ('r', 'm', 'p')
 order by 1, 2
