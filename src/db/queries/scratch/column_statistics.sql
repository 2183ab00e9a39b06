-- Purpose: the planner's statistics of the columns of some tables and of their expression indexes, to be restored elsewhere.
-- Parameters: $1 schemas and $2 names of the tables, side by side.
-- Returns: a row for each column that has some. A role needs to be superuser or a member of pg_read_all_data.
-- Locks: none that anyone waits for.
-- Index: pg_statistic_relid_att_inh_index.
-- Plan: none, reads catalogs, sessions or settings.
select namespace.nspname::text as schema_name,
       class.relname::text as name,
       attribute.attname::text as column_name,
       statistic.stainherit as is_inherited,
       statistic.stanullfrac as null_fraction,
       statistic.stawidth as width,
       statistic.stadistinct as distinct_values,
       array[stakind1, stakind2, stakind3, stakind4, stakind5] as kinds,
       array(select nullif(operator, 0)::regoperator::text
               from unnest(array[staop1, staop2, staop3, staop4, staop5]) with ordinality as slot (operator, number) order by number) as operators,
       array(select nullif(collation_of, 0)::regcollation::text
               from unnest(array[stacoll1, stacoll2, stacoll3, stacoll4, stacoll5]) with ordinality as slot (collation_of, number) order by number) as collations,
       array[stanumbers1::text, stanumbers2::text, stanumbers3::text, stanumbers4::text, stanumbers5::text] as numbers,
       array[stavalues1::text, stavalues2::text, stavalues3::text, stavalues4::text, stavalues5::text] as bounds,
       array(select case when kind = 4 and type.typelem <> 0 and type.typcategory = 'A' then format_type(type.typelem, null)
                         when kind = 4 then 'text'
                         when kind = 6 then 'double precision'
                         when type.typtype = 'd' then format_type(type.typbasetype, null)
                         else format_type(type.oid, null) end
               from unnest(array[stakind1, stakind2, stakind3, stakind4, stakind5]) with ordinality as slot (kind, number) order by number) as types
  from unnest($1::text[], $2::text[]) as asked (schema_name, name)
  join pg_namespace home on home.nspname = asked.schema_name
  join pg_class of_table on of_table.relnamespace = home.oid and of_table.relname = asked.name
 cross join lateral (select of_table.oid
                      union all
                     select index.indexrelid from pg_index index where index.indrelid = of_table.oid and index.indexprs is not null) member (oid)
  join pg_class class on class.oid = member.oid
  join pg_namespace namespace on namespace.oid = class.relnamespace
  join pg_statistic statistic on statistic.starelid = class.oid
  join pg_attribute attribute on attribute.attrelid = class.oid and attribute.attnum = statistic.staattnum
  join pg_type type on type.oid = attribute.atttypid
 order by class.oid, attribute.attnum, statistic.stainherit
