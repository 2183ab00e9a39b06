-- Purpose: makes the columns of a table in a scratch database again what they were.
-- Parameters: $1 schema, $2 table; side by side $3 numbers, $4 whether not null, $5 types.
-- Returns: nothing.
-- Locks: row exclusive on the catalog.
-- Index: pg_attribute_relid_attnum_index.
-- Plan: none, reads catalogs, sessions or settings.
update pg_attribute attribute
   set attnotnull = before.is_not_null, atttypid = before.type_id
  from unnest($3::int2[], $4::bool[], $5::oid[]) before (number, is_not_null, type_id),
       pg_class class
  join pg_namespace namespace on namespace.oid = class.relnamespace
 where namespace.nspname = $1::text
   and class.relname = $2::text
   and attribute.attrelid = class.oid
   and attribute.attnum = before.number
