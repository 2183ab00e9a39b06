-- Purpose: how much of its numbers each sequence has used: of the sequence's own, or of its column's type.
-- Parameters: none.
-- Returns: a row for each sequence of this database that does not start again, the fullest first, at most 100; and one
--   without a name, with the number of those that the role may not read.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
with sequences as (
    select class.oid,
           namespace.nspname::text as schema_name,
           class.relname::text as name,
           has_sequence_privilege(class.oid, 'select, usage') as may_see,
           sequence.seqmin, sequence.seqmax, sequence.seqincrement, sequence.seqtypid
      from pg_sequence sequence
      join pg_class class on class.oid = sequence.seqrelid and class.relpersistence <> 't'
      join pg_namespace namespace on namespace.oid = class.relnamespace
     where not sequence.seqcycle
),
owned as (
    select sequences.*,
           case when sequences.may_see then pg_sequence_last_value(sequences.oid) end as last_value,
           owner.table_schema, owner.table_name, owner.column_name, owner.type,
           case owner.type when 'smallint' then 32767 when 'integer' then 2147483647 end::bigint as most_of_column
      from sequences
      left join lateral (
          select home.nspname::text as table_schema, class.relname::text as table_name,
                 attribute.attname::text as column_name, format_type(attribute.atttypid, null) as type
            from pg_depend depend
            join pg_class class on class.oid = depend.refobjid
            join pg_namespace home on home.oid = class.relnamespace
            join pg_attribute attribute on attribute.attrelid = class.oid and attribute.attnum = depend.refobjsubid
           where depend.classid = 'pg_class'::regclass
             and depend.objid = sequences.oid
             and depend.deptype in ('a', 'i')
             and depend.refobjsubid > 0
           limit 1
      ) owner on true
),
used as (
    select schema_name, name, table_schema, table_name, column_name, type, last_value,
           coalesce(most_of_column <= seqmax, false) as is_limited_by_column,
           case when seqincrement > 0
                then (last_value - seqmin)::float8 / greatest(least(seqmax, coalesce(most_of_column, seqmax)) - seqmin, 1)
                else (seqmax - last_value)::float8 / greatest(seqmax - seqmin, 1)
            end as share
      from owned
     where last_value is not null
)
(select schema_name, name, table_schema, table_name, column_name, is_limited_by_column, last_value, share,
        null::bigint as hidden
   from used
  order by share desc, schema_name, name
  limit 100)
union all
select null, null, null, null, null, false, null, null, count(*)
  from sequences
 where not may_see
