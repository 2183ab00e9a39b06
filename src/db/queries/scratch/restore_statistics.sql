-- Purpose: gives a column of a scratch database its statistics.
-- Parameters: $1 schema, $2 table or index, $3 column, $4 with partitions, $5 null fraction, $6 width, $7 distinct values; of
--   the five slots $8 kinds, $9 operators, $10 collations, $11 numbers, $12 bounds, $13 types of the bounds.
-- Returns: nothing.
-- Locks: row exclusive on the catalog.
-- Index: pg_class_relname_nsp_index.
-- Plan: none, reads catalogs, sessions or settings.
insert into pg_statistic
select class.oid, attribute.attnum, $4::bool, $5::real, $6::int, $7::real,
       ($8::smallint[])[1], ($8::smallint[])[2], ($8::smallint[])[3], ($8::smallint[])[4], ($8::smallint[])[5],
       coalesce(($9::text[])[1]::regoperator::oid, 0), coalesce(($9::text[])[2]::regoperator::oid, 0),
       coalesce(($9::text[])[3]::regoperator::oid, 0), coalesce(($9::text[])[4]::regoperator::oid, 0),
       coalesce(($9::text[])[5]::regoperator::oid, 0),
       coalesce(($10::text[])[1]::regcollation::oid, 0), coalesce(($10::text[])[2]::regcollation::oid, 0),
       coalesce(($10::text[])[3]::regcollation::oid, 0), coalesce(($10::text[])[4]::regcollation::oid, 0),
       coalesce(($10::text[])[5]::regcollation::oid, 0),
       ($11::text[])[1]::real[], ($11::text[])[2]::real[], ($11::text[])[3]::real[], ($11::text[])[4]::real[], ($11::text[])[5]::real[],
       array_in(textout(($12::text[])[1]), ($13::text[])[1]::regtype, -1), array_in(textout(($12::text[])[2]), ($13::text[])[2]::regtype, -1),
       array_in(textout(($12::text[])[3]), ($13::text[])[3]::regtype, -1), array_in(textout(($12::text[])[4]), ($13::text[])[4]::regtype, -1),
       array_in(textout(($12::text[])[5]), ($13::text[])[5]::regtype, -1)
  from pg_class class
  join pg_namespace namespace on namespace.oid = class.relnamespace
  join pg_attribute attribute on attribute.attrelid = class.oid
 where namespace.nspname = $1::text
   and class.relname = $2::text
   and attribute.attname = $3::text
