-- Purpose: how fast the program's tables grow, by the tasks of the last days.
-- Parameters: $1 schema.
-- Returns: one row: the bytes of the program's tables with their indexes; the tasks, as the planner counted them (null: never); the
--   tasks submitted since the task that is the newest older than a week, or the oldest there is, and the seconds between it and the
--   newest one (null: there is none).
-- Locks: none that anyone waits for.
-- Index: index_tasks_requested_at, from both ends.
with sizes as materialized (
    select coalesce(sum(pg_total_relation_size(class.oid)), 0)::bigint as bytes,
           max(class.reltuples) filter (where class.relname = 'tasker_tasks' and class.reltuples >= 0)::bigint as tasks
      from pg_class class
      join pg_namespace namespace on namespace.oid = class.relnamespace
     where namespace.nspname = $1 and class.relkind = 'r' and class.relname like 'tasker\_%'
), newest as materialized (
    select task_id, requested_at
      from tasker_tasks
     order by requested_at desc
     limit 1
), before as materialized (
    (select task_id, requested_at
       from tasker_tasks
      where requested_at <= (select requested_at from newest) - interval '7 days'
      order by requested_at desc
      limit 1)
    union all
    (select task_id, requested_at
       from tasker_tasks
      order by requested_at
      limit 1)
    limit 1
)
select sizes.bytes, sizes.tasks, newest.task_id - before.task_id as added_tasks,
       extract(epoch from newest.requested_at - before.requested_at)::float8 as seconds
  from sizes
  left join newest on true
  left join before on true
