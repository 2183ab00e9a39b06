-- Purpose: the foreign keys that refer to some tables and that no index serves.
-- Parameters: $1 schemas and $2 names of the tables, side by side.
-- Returns: a row for each: the constraint, its table with the planner's count of rows, and its columns.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select asked.schema_name as referenced_schema,
       asked.name as referenced_name,
       namespace.nspname::text as schema_name,
       class.relname::text as name,
       pg_constraint.conname::text as constraint_name,
       columns.names as columns,
       greatest(class.reltuples, 0)::float8 as rows
  from unnest($1::text[], $2::text[]) as asked (schema_name, name)
  join pg_namespace referenced_in on referenced_in.nspname = asked.schema_name
  join pg_class referenced on referenced.relnamespace = referenced_in.oid and referenced.relname = asked.name
  join pg_constraint on pg_constraint.confrelid = referenced.oid and pg_constraint.contype = 'f' and pg_constraint.conparentid = 0
  join pg_class class on class.oid = pg_constraint.conrelid
  join pg_namespace namespace on namespace.oid = class.relnamespace
 cross join lateral (select array_agg(attribute.attname::text order by key.position) as names
                       from unnest(pg_constraint.conkey) with ordinality as key (number, position)
                       join pg_attribute attribute on attribute.attrelid = pg_constraint.conrelid and attribute.attnum = key.number) columns
 where not exists (select
                     from pg_index index
                    where index.indrelid = pg_constraint.conrelid
                      and index.indisvalid
                      and index.indpred is null
                      and (index.indkey::smallint[])[0:cardinality(pg_constraint.conkey) - 1] @> pg_constraint.conkey)
 order by 1, 2, 3, 4, 5
