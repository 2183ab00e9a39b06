-- Purpose: lets the columns of a table in a scratch database be null, for the open transaction: those of a domain as its base type.
-- Parameters: $1 schema, $2 table.
-- Returns: a row for each column that takes a value, as it was.
-- Locks: row exclusive on the catalog.
-- Index: pg_class_relname_nsp_index, pg_attribute_relid_attnum_index.
-- Plan: none, reads catalogs, sessions or settings.
update pg_attribute attribute
   set attnotnull = false, atttypid = base.oid
  from pg_attribute before
  join pg_class class on class.oid = before.attrelid
  join pg_namespace namespace on namespace.oid = class.relnamespace
 cross join lateral (with recursive base as (
                         select type.oid, type.typtype, type.typbasetype from pg_type type where type.oid = before.atttypid
                          union all
                         select type.oid, type.typtype, type.typbasetype
                           from base join pg_type type on base.typtype = 'd' and type.oid = base.typbasetype)
                     select base.oid from base where base.typtype <> 'd') base
 where namespace.nspname = $1::text
   and class.relname = $2::text
   and attribute.attrelid = before.attrelid
   and attribute.attnum = before.attnum
   and before.attnum > 0
   and not before.attisdropped
   and before.attgenerated = ''
returning before.attnum as number, before.attname::text as name, format_type(base.oid, before.atttypmod) as base_type,
          before.attnotnull as is_not_null, before.atttypid as type_id
