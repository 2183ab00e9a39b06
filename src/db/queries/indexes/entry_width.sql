-- Purpose: estimates the width of an entry of an index that is not built yet.
-- Parameters: $1 schema; $2 table; $3 the columns it holds.
-- Returns: one row; width_bytes is null where a column was never analyzed and has no fixed width, or
--   is an expression.
-- Locks: none that anyone waits for.
-- Index: pg_statistic's key.
-- Plan: none, reads catalogs, sessions or settings.
select case when count(*) = count(width) then sum(width)::bigint end as width_bytes
  from (select coalesce(nullif(attribute.attlen, -1), statistics.avg_width) as width
          from unnest($3::text[]) as wanted (name)
          left join pg_namespace namespace on namespace.nspname = $1
          left join pg_class class on class.relnamespace = namespace.oid and class.relname = $2
          left join pg_attribute attribute
                 on attribute.attrelid = class.oid and attribute.attname = wanted.name and not attribute.attisdropped
          left join pg_stats statistics
                 on statistics.schemaname = $1 and statistics.tablename = $2 and statistics.attname = wanted.name) widths
