-- Purpose: the statistics on several columns, and on expressions, of users' tables.
-- Parameters: none.
-- Returns: a row for each that `analyze` has filled. A role needs to be superuser or a member of pg_read_all_data.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalogs are small.
-- Plan: none, reads catalogs, sessions or settings.
select namespace.nspname::text as schema_name,
       statistics.stxname::text as name,
       home.nspname::text as table_schema,
       class.relname::text as table_name,
       -- Of PostgreSQL 15 and later: elsewhere the name is that of the row beside it.
       (select stxdinherit from pg_statistic_ext_data same where same.ctid = data.ctid) as is_inherited,
       statistics.stxkeys::int2[] as numbers,
       array(select attribute.attname::text
               from unnest(statistics.stxkeys::int2[]) with ordinality key (number, position)
               join pg_attribute attribute on attribute.attrelid = statistics.stxrelid and attribute.attnum = key.number
              order by key.position) as columns,
       coalesce(pg_get_statisticsobjdef_expressions(statistics.oid), '{}') as expressions,
       data.stxdndistinct::bytea as ndistinct,
       data.stxddependencies::bytea as dependencies,
       data.stxdmcv::bytea as common_values,
       statistics.oid as statistics_id
  from (select false as stxdinherit) of_another_version
 cross join pg_statistic_ext_data data
  join pg_statistic_ext statistics on statistics.oid = data.stxoid
  join pg_namespace namespace on namespace.oid = statistics.stxnamespace
  join pg_class class on class.oid = statistics.stxrelid
  join pg_namespace home on home.oid = class.relnamespace
 order by namespace.nspname, statistics.stxname, is_inherited
