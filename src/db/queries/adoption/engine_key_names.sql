-- Purpose: finds unique indexes of the engine that are tasker's keys under other names.
-- Parameters: $1 schema; tasker's keys as $2 tables, $3 their columns (parted by commas) and $4 names.
-- Returns: each with tasker's name, and the statement that gives it.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select distinct on (wanted.name) class.relname::text as name, wanted.name as becomes,
       format('alter index %I.%I rename to %I', namespace.nspname, class.relname, wanted.name) as renaming
  from unnest($2::text[], $3::text[], $4::text[]) as wanted (table_name, columns, name)
  join pg_class indexed on indexed.relname = wanted.table_name
  join pg_namespace namespace on namespace.oid = indexed.relnamespace and namespace.nspname = $1
  join pg_index index on index.indrelid = indexed.oid and index.indisunique and index.indisvalid and index.indpred is null
  join pg_class class on class.oid = index.indexrelid
 where array_to_string(array(select pg_get_indexdef(class.oid, ordinal, true) from generate_series(1, index.indnatts) ordinal), ',')
       = wanted.columns
   and not exists (select from pg_class taken where taken.relnamespace = namespace.oid and taken.relname = wanted.name)
 order by wanted.name, class.relname
