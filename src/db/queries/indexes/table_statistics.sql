-- Purpose: reads since when scans are counted, and which tables were never analyzed.
-- Parameters: $1 schema.
-- Returns: one row; unanalyzed names the program's tables that were never analyzed.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select (select stats_reset from pg_stat_database where datname = current_database()) as counted_since,
       array(select class.relname::text
               from pg_class class
               join pg_namespace namespace on namespace.oid = class.relnamespace
              where namespace.nspname = $1 and class.relkind = 'r' and class.relname like 'tasker\_%'
                and class.relname not like 'tasker\_installed\_%' and class.relname <> 'tasker_schema_history'
                -- Unknown until the first vacuum or analyze.
                and class.reltuples < 0
              order by class.relname) as unanalyzed
