-- Purpose: lists the indexes of the program's tables, and every other relation with the name of one of the
--   program's indexes.
-- Parameters: $1 schema; $2 the names of the program's indexes.
-- Returns: a row for each: what it covers and how, whether it is valid, its size, its scans, and
--   the process that builds it just now, and the transactions begun since it was made. definition is what PostgreSQL prints, but
--   the index's own name and schema: the same in every schema.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select class.relname::text as name,
       indexed.relname::text as table_name,
       index.indisunique as is_unique,
       keyed.conname is not null as is_constraint,
       index.indisvalid and index.indisready as is_valid,
       method.amname::text as method,
       array(select pg_get_indexdef(class.oid, ordinal, true)
               from generate_series(1, index.indnkeyatts) ordinal) as key_columns,
       array(select pg_get_indexdef(class.oid, ordinal, true)
               from generate_series(index.indnkeyatts + 1, index.indnatts) ordinal) as included_columns,
       pg_get_expr(index.indpred, index.indrelid, true) as predicate,
       case when index.indisunique then 'UNIQUE ' else '' end || indexed.relname || ' '
       || substring(pg_get_indexdef(class.oid) from ' (USING .*)$') as definition,
       pg_relation_size(class.oid) as size_bytes,
       coalesce(pg_stat_get_numscans(class.oid), 0) as scans,
       build.pid as builder_pid,
       -- Of the transaction that made it, or made it anew: its row is not written again.
       age(class.xmin)::bigint as age_transactions
  from pg_class class
  join pg_namespace namespace on namespace.oid = class.relnamespace
  join pg_index index on index.indexrelid = class.oid
  join pg_class indexed on indexed.oid = index.indrelid
  join pg_am method on method.oid = class.relam
  left join pg_constraint keyed on keyed.conindid = class.oid and keyed.contype in ('p', 'u', 'x')
  left join pg_stat_progress_create_index build on build.index_relid = class.oid
 where namespace.nspname = $1
   and (indexed.relname like 'tasker\_%' or class.relname = any ($2::text[]))
 order by indexed.relname, class.relname
