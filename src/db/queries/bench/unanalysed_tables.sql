-- Purpose: names the tables that grow with the number of tasks and were never analysed:
--   the planner guesses what they hold.
-- Parameters: $1 schema.
-- Locks: none.
-- Index: none of ours; the catalog's own.
-- Plan: none, reads catalogs, sessions or settings.
select class.relname as name
  from unnest(array['tasker_tasks', 'tasker_workflow_steps', 'tasker_workflow_step_edges',
                    'tasker_task_transitions', 'tasker_workflow_step_transitions']) as growing (name)
  join pg_class class on class.oid = to_regclass(quote_ident($1) || '.' || growing.name)
  left join pg_stat_user_tables statistics on statistics.relid = class.oid
 where coalesce(statistics.last_analyze, statistics.last_autoanalyze) is null
 order by class.relname
