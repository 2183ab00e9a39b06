-- Purpose: pages of the program's tables and their indexes that this transaction has read or written so far.
-- Parameters: $1 schema.
-- Locks: none.
-- Index: none of ours; the catalog's own.
-- Plan: none, reads catalogs, sessions or settings.
select coalesce(sum(pg_stat_get_xact_blocks_fetched(class.oid)), 0)::bigint as pages
  from pg_class class
  left join pg_index index on index.indexrelid = class.oid
 where coalesce(index.indrelid, class.oid) in (
           select oid from pg_class
            where relkind = 'r' and relname like 'tasker\_%' and relnamespace = (select oid from pg_namespace where nspname = $1))
