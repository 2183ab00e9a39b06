-- Purpose: keeps the statistics of an expression in a scratch database, under the oid of the statistics that it is part of.
-- Parameters: $1 that oid, $2 its number, $3 null fraction, $4 width, $5 distinct values; of the five slots $6 kinds, $7 operators,
--   $8 collations, $9 numbers, $10 bounds, $11 types of the bounds.
-- Returns: nothing.
-- Locks: row exclusive on the catalog.
-- Index: none needed.
-- Plan: none, reads catalogs, sessions or settings.
insert into pg_statistic
select $1::oid, $2::int2, false, $3::real, $4::int, $5::real,
       ($6::smallint[])[1], ($6::smallint[])[2], ($6::smallint[])[3], ($6::smallint[])[4], ($6::smallint[])[5],
       coalesce(($7::text[])[1]::regoperator::oid, 0), coalesce(($7::text[])[2]::regoperator::oid, 0),
       coalesce(($7::text[])[3]::regoperator::oid, 0), coalesce(($7::text[])[4]::regoperator::oid, 0),
       coalesce(($7::text[])[5]::regoperator::oid, 0),
       coalesce(($8::text[])[1]::regcollation::oid, 0), coalesce(($8::text[])[2]::regcollation::oid, 0),
       coalesce(($8::text[])[3]::regcollation::oid, 0), coalesce(($8::text[])[4]::regcollation::oid, 0),
       coalesce(($8::text[])[5]::regcollation::oid, 0),
       ($9::text[])[1]::real[], ($9::text[])[2]::real[], ($9::text[])[3]::real[], ($9::text[])[4]::real[], ($9::text[])[5]::real[],
       array_in(textout(($10::text[])[1]), ($11::text[])[1]::regtype, -1), array_in(textout(($10::text[])[2]), ($11::text[])[2]::regtype, -1),
       array_in(textout(($10::text[])[3]), ($11::text[])[3]::regtype, -1), array_in(textout(($10::text[])[4]), ($11::text[])[4]::regtype, -1),
       array_in(textout(($10::text[])[5]), ($11::text[])[5]::regtype, -1)
