-- Purpose: the columns of some tables, with what is known of their values without looking at any.
-- Parameters: $1 schemas and $2 names of the tables, side by side.
-- Returns: a row for each column, domains with their base types.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select namespace.nspname::text as schema_name,
       class.relname::text as name,
       class.relkind = 'p' as is_partitioned,
       attribute.attname::text as column_name,
       format_type(base.oid, null) as of_type,
       exists (select from pg_index index
                where index.indrelid = class.oid and index.indisunique and index.indnkeyatts = 1
                  and index.indpred is null and index.indkey[0] = attribute.attnum) as is_unique,
       (select array_agg(label.enumlabel::text order by label.enumsortorder) from pg_enum label where label.enumtypid = base.oid) as labels
  from unnest($1::text[], $2::text[]) as asked (schema_name, name)
  join pg_namespace namespace on namespace.nspname = asked.schema_name
  join pg_class class on class.relnamespace = namespace.oid and class.relname = asked.name
  join pg_attribute attribute on attribute.attrelid = class.oid and attribute.attnum > 0 and not attribute.attisdropped
  join pg_type type on type.oid = attribute.atttypid
  join pg_type base on base.oid = case when type.typtype = 'd' then type.typbasetype else type.oid end
 order by class.oid, attribute.attnum
