-- Purpose: the settings that plans depend on and that are not as PostgreSQL has them by default.
-- Parameters: none.
-- Returns: a row for each.
-- Locks: none.
-- Index: none needed.
-- Plan: none, reads catalogs, sessions or settings.
select name, current_setting(name) as value
  from pg_settings
 where (category like 'Query Tuning%'
        or name in ('work_mem', 'hash_mem_multiplier', 'max_parallel_workers_per_gather', 'parallel_leader_participation',
                    'effective_io_concurrency', 'default_statistics_target'))
   and name !~ '^jit'
   and setting is distinct from boot_val
 order by name
