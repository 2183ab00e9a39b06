-- Purpose: what the steps of these tasks share: the identities, and the contexts that are small.
-- Parameters: $1 task ids; $2 the most bytes of a small context as jsonb; $3 the most bytes of all of them as text.
-- Returns: a row for each task; its context is null where it is to be read by itself.
-- Locks: none. A context never changes.
-- Index: tasker_tasks_pkey.
select task_id, identity_hash,
       case when sum(octet_length(context)) over (rows unbounded preceding) <= $3::bigint then context end as context
  from (select task.task_id, task.identity_hash,
               case when task.context is null then 'null'
                    when pg_column_size(task.context) > $2::integer then null
                    -- Decompressed: a number is printed with up to 20,000 times its bytes.
                    when pg_column_size(task.context #> '{}') <= $2::integer then task.context::text end as context
          from tasker_tasks task
         where task.task_id = any ($1::bigint[])
        -- Prints each once.
        offset 0) small
