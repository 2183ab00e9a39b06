-- Purpose: the planner's statistics of the expressions of one `create statistics`.
-- Parameters: $1 its oid, $2 whether those of the table with its partitions, $3 the oids of the expressions' types.
-- Returns: a row for each expression, in their order.
-- Locks: none that anyone waits for.
-- Index: pg_statistic_ext_data_stxoid_inh_index.
-- Plan: none, reads catalogs, sessions or settings.
select '' as schema_name,
       '' as name,
       '' as column_name,
       $2::bool as is_inherited,
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
  from (select false as stxdinherit) of_another_version
 cross join pg_statistic_ext_data data
 cross join lateral unnest(data.stxdexpr) with ordinality statistic
  left join pg_type type on type.oid = ($3::oid[])[statistic.ordinality]
 where data.stxoid = $1::oid
   and (select stxdinherit from pg_statistic_ext_data same where same.ctid = data.ctid) = $2::bool
 order by statistic.ordinality
