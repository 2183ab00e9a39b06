-- Purpose: statistics on several columns as a scratch database has them.
-- Parameters: $1 schema, $2 name.
-- Returns: its oid, and its columns with their numbers; no row if there is none.
-- Locks: none.
-- Index: pg_statistic_ext_name_index.
-- Plan: none, reads catalogs, sessions or settings.
select statistics.oid as statistics_id,
       statistics.stxkeys::int2[] as numbers,
       array(select attribute.attname::text
               from unnest(statistics.stxkeys::int2[]) with ordinality key (number, position)
               join pg_attribute attribute on attribute.attrelid = statistics.stxrelid and attribute.attnum = key.number
              order by key.position) as columns
  from pg_statistic_ext statistics
  join pg_namespace namespace on namespace.oid = statistics.stxnamespace
 where namespace.nspname = $1::text
   and statistics.stxname = $2::text
