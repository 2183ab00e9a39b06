-- Purpose: the counters of the program's tables, and the thresholds of autovacuum for each.
-- Parameters: $1 schema.
-- Returns: a row for each table; dead_rows, changed_rows and pages are the server's counts. vacuum_from and analyze_from
--   are the dead and changed rows from which autovacuum takes the table, by the settings that hold for it.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
with tables as (
    select class.oid, class.relname::text as name, greatest(class.reltuples, 0)::float8 as known_rows,
           class.reltuples < 0 as is_unknown,
           (select jsonb_object_agg(option_name, option_value) from pg_options_to_table(class.reloptions)) as options
      from pg_class class
      join pg_namespace namespace on namespace.oid = class.relnamespace
     where namespace.nspname = $1 and class.relkind = 'r' and class.relname like 'tasker\_%'
), settings as (
    select tables.*,
           coalesce((options ->> 'autovacuum_enabled')::boolean, true) as is_vacuumed,
           coalesce((options ->> 'autovacuum_vacuum_threshold')::float8, current_setting('autovacuum_vacuum_threshold')::float8) as vacuum_threshold,
           coalesce((options ->> 'autovacuum_vacuum_scale_factor')::float8, current_setting('autovacuum_vacuum_scale_factor')::float8) as vacuum_scale,
           coalesce((options ->> 'autovacuum_analyze_threshold')::float8, current_setting('autovacuum_analyze_threshold')::float8) as analyze_threshold,
           coalesce((options ->> 'autovacuum_analyze_scale_factor')::float8, current_setting('autovacuum_analyze_scale_factor')::float8) as analyze_scale,
           -- From PostgreSQL 18 on; -1 where there is none.
           coalesce((options ->> 'autovacuum_vacuum_max_threshold')::float8,
                    nullif(current_setting('autovacuum_vacuum_max_threshold', true), '')::float8, -1) as vacuum_most
      from tables
)
select settings.name,
       stat.n_live_tup as live_rows,
       stat.n_dead_tup as dead_rows,
       stat.n_mod_since_analyze as changed_rows,
       settings.is_unknown,
       settings.is_vacuumed,
       case when vacuum_most >= 0 then least(vacuum_most, vacuum_threshold + vacuum_scale * known_rows)
            else vacuum_threshold + vacuum_scale * known_rows end as vacuum_from,
       analyze_threshold + analyze_scale * known_rows as analyze_from,
       extract(epoch from clock_timestamp() - greatest(stat.last_vacuum, stat.last_autovacuum))::float8 as vacuumed_seconds,
       extract(epoch from clock_timestamp() - greatest(stat.last_analyze, stat.last_autoanalyze))::float8 as analyzed_seconds,
       (coalesce(io.heap_blks_hit, 0) + coalesce(io.idx_blks_hit, 0))::bigint as pages_found,
       (coalesce(io.heap_blks_read, 0) + coalesce(io.idx_blks_read, 0))::bigint as pages_read
  from settings
  join pg_stat_all_tables stat on stat.relid = settings.oid
  join pg_statio_all_tables io on io.relid = settings.oid
 order by settings.name
