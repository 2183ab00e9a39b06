-- Purpose: a page of task ids, newest first, of the tasks requested since a time, if they are few.
-- Parameters: $1 the last id of the page before (null: the first page); $2 requested at or
--   after; $3 tags, all of which a task must have (null: any); $4 the most to return;
--   $5 named_task_ids (null: any); $6 states (null: any); $7 the most tasks to look at;
--   $8 the tasks whose first attempts run.
-- Returns: one row: the ids, or null where more tasks were requested since then.
-- Locks: none.
-- Index: index_tasks_requested_at, which nothing can talk the planner out of; for the states
--   index_task_transitions_most_recent.
with recent as materialized (
    select task_id, named_task_id, tags
      from tasker_tasks
     where requested_at >= $2::timestamptz
     order by requested_at desc
     limit $7::bigint + 1
)
select case when (select count(*) from recent) <= $7::bigint then array(
           select recent.task_id
             from recent
            where ($1::bigint is null or recent.task_id < $1::bigint)
              and ($3::jsonb is null or recent.tags @> $3::jsonb)
              and ($5::bigint[] is null or recent.named_task_id = any ($5::bigint[]))
              and ($6::text[] is null
                   or case when recent.task_id = any ($8::bigint[]) then 'in_progress'
                           else coalesce((select current.to_state
                                            from tasker_task_transitions current
                                           where current.task_id = recent.task_id and current.most_recent), 'pending')
                      end = any ($6::text[]))
            order by recent.task_id desc
            limit $4::bigint)
       end as task_ids
