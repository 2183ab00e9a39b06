-- Purpose: the statements that create the users' schemas, types, tables, indexes, views and functions again, without rows.
-- Parameters: none.
-- Returns: statements in an order in which most succeed; one that needs a later one is to be run again.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
with extension_member as (
    select classid, objid from pg_depend where deptype = 'e'
),
own as (
    select namespace.oid, namespace.nspname
      from pg_namespace namespace
     where namespace.nspname !~ '^pg_' and namespace.nspname <> 'information_schema'
),
relation as (
    select class.*, format('%I.%I', own.nspname, class.relname) as qualified
      from pg_class class
      join own on own.oid = class.relnamespace
     where class.relpersistence <> 't'
       and not exists (select from extension_member member where member.classid = 'pg_class'::regclass and member.objid = class.oid)
),
type as (
    select type.*, format('%I.%I', own.nspname, type.typname) as qualified
      from pg_type type
      join own on own.oid = type.typnamespace
     where not exists (select from extension_member member where member.classid = 'pg_type'::regclass and member.objid = type.oid)
),
column_text as (
    select attribute.attrelid,
           string_agg(format('%I %s%s%s', attribute.attname, format_type(attribute.atttypid, attribute.atttypmod),
                             case when attribute.attcollation <> type_of.typcollation
                                  then ' collate ' || attribute.attcollation::regcollation end,
                             case when attribute.attnotnull then ' not null' end),
                      ', ' order by attribute.attnum) as list
      from pg_attribute attribute
      join pg_type type_of on type_of.oid = attribute.atttypid
     where attribute.attnum > 0 and not attribute.attisdropped
     group by attribute.attrelid
),
statement (ordinal, number, text) as (
    select 1, own.oid, format('create schema if not exists %I', own.nspname) from own
    union all
    select 2, extension.oid, format('create extension if not exists %I schema %I', extension.extname, namespace.nspname)
      from pg_extension extension
      join pg_namespace namespace on namespace.oid = extension.extnamespace
     where extension.extname <> 'plpgsql'
    union all
    select 3, type.oid, format('create type %s as enum (%s)', type.qualified,
                               (select string_agg(quote_literal(label.enumlabel), ', ' order by label.enumsortorder)
                                  from pg_enum label where label.enumtypid = type.oid))
      from type where type.typtype = 'e'
    union all
    select 3, type.oid, format('create domain %s as %s', type.qualified, format_type(type.typbasetype, type.typtypmod))
      from type where type.typtype = 'd'
    union all
    select 3, type.oid, format('create type %s as (%s)', type.qualified, replace(column_text.list, ' not null', ''))
      from type join pg_class class on class.oid = type.typrelid and class.relkind = 'c'
      join column_text on column_text.attrelid = class.oid
     where type.typtype = 'c'
    union all
    select 3, type.oid, format('create type %s as range (subtype = %s)', type.qualified, format_type(range.rngsubtype, null))
      from type join pg_range range on range.rngtypid = type.oid
     where type.typtype = 'r'
    union all
    select 4, relation.oid, format('create sequence %s', relation.qualified) from relation where relation.relkind = 'S'
    union all
    select 5, function.oid, pg_get_functiondef(function.oid)
      from pg_proc function
      join own on own.oid = function.pronamespace
     where function.prokind in ('f', 'p')
       and not exists (select from extension_member member where member.classid = 'pg_proc'::regclass and member.objid = function.oid)
    union all
    select 6, relation.oid,
           format('create table %s (%s)%s%s', relation.qualified, coalesce(column_text.list, ''),
                  (select format(' inherits (%s)', string_agg(parent.inhparent::regclass::text, ', ' order by parent.inhseqno))
                     from pg_inherits parent where parent.inhrelid = relation.oid having count(*) > 0),
                  case when relation.relkind = 'p' then ' partition by ' || pg_get_partkeydef(relation.oid) end)
      from relation left join column_text on column_text.attrelid = relation.oid
     where relation.relkind in ('r', 'p', 'f') and not relation.relispartition
    union all
    select 7, relation.oid,
           format('create table %s partition of %s %s%s', relation.qualified, parent.inhparent::regclass,
                  pg_get_expr(relation.relpartbound, relation.oid),
                  case when relation.relkind = 'p' then ' partition by ' || pg_get_partkeydef(relation.oid) end)
      from relation join pg_inherits parent on parent.inhrelid = relation.oid
     where relation.relispartition and relation.relkind in ('r', 'p', 'f')
    union all
    -- The members of a partitioned index first: they keep their names, and are attached.
    select case when relation.relkind = 'r' then 8 else 10 end, constraint_of.oid,
           format('alter table %s add constraint %I %s', relation.qualified, constraint_of.conname, pg_get_constraintdef(constraint_of.oid))
      from pg_constraint constraint_of
      join relation on relation.oid = constraint_of.conrelid
     where constraint_of.contype in ('p', 'u', 'x')
    union all
    select case when relation.relkind = 'p' then 11 else 9 end, index.indexrelid,
           replace(pg_get_indexdef(index.indexrelid), ' ON ONLY ', ' ON ')
      from pg_index index
      join relation on relation.oid = index.indrelid
     where index.indisvalid
       and relation.relkind <> 'm'
       and not exists (select from pg_constraint constraint_of
                        where constraint_of.conindid = index.indexrelid and constraint_of.contype in ('p', 'u', 'x'))
    union all
    select 12, constraint_of.oid,
           format('alter table %s add constraint %I %s', relation.qualified, constraint_of.conname, pg_get_constraintdef(constraint_of.oid))
      from pg_constraint constraint_of
      join relation on relation.oid = constraint_of.conrelid
     where constraint_of.contype in ('c', 'f') and constraint_of.conparentid = 0 and not (constraint_of.contype = 'c' and relation.relispartition)
    union all
    select 13, statistics.oid, pg_get_statisticsobjdef(statistics.oid)
      from pg_statistic_ext statistics
      join own on own.oid = statistics.stxnamespace
    union all
    select 14, relation.oid,
           case relation.relkind
               when 'v' then format('create view %s%s as %s', relation.qualified,
                                    ' with (' || array_to_string(relation.reloptions, ', ') || ')',
                                    pg_get_viewdef(relation.oid))
               else format('create materialized view %s as %s with no data', relation.qualified,
                           rtrim(pg_get_viewdef(relation.oid), ';'))
           end
      from relation where relation.relkind in ('v', 'm')
    union all
    select 15, index.indexrelid, pg_get_indexdef(index.indexrelid)
      from pg_index index
      join relation on relation.oid = index.indrelid
     where index.indisvalid and relation.relkind = 'm'
)
select statement.text
  from statement
 where statement.text is not null
 order by statement.ordinal, statement.number
