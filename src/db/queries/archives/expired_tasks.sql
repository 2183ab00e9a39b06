-- Purpose: which tasks of a workflow version have ended long enough ago, among those that follow a task.
-- Parameters: $1 named_task_id; $2 the last task looked at before (0: none); $3 how many to look at; the times before which
--   a task ended: $4 complete, $5 in error, $6 cancelled (null: such tasks stay); $7 tasks from this id on stay (null: none).
-- Returns: one row: how many tasks it looked at, the last of them, when the first of them was requested, and of those
--   that expired the ids, the sort_keys of their newest transitions and their states.
-- Locks: none.
-- Index: index_tasks_named_task, index_task_transitions_most_recent, tasker_restored_tasks_pkey.
with walked as materialized (
    -- A range, not an equality: only one index has this order.
    select task.task_id, task.active_steps, task.requested_at, task.last_sort_key
      from tasker_tasks task
     where task.named_task_id between $1::bigint and $1::bigint
       and task.task_id > $2::bigint
     order by task.named_task_id, task.task_id
     limit $3::bigint
), judged as (
    select walked.task_id, walked.requested_at, walked.last_sort_key, current.to_state,
           walked.active_steps = 0
           and (walked.task_id < $7::bigint or $7::bigint is null)
           and greatest(current.created_at, restored.created_at)
               < case when current.to_state in ('complete', 'resolved_manually') then $4::timestamptz
                      when current.to_state = 'error' then $5::timestamptz
                      when current.to_state = 'cancelled' then $6::timestamptz end as has_expired
      from walked
      left join tasker_task_transitions current on current.task_id = walked.task_id and current.most_recent
      left join tasker_restored_tasks restored on restored.task_id = walked.task_id
)
select count(*) as walked,
       max(judged.task_id) as last_id,
       min(judged.requested_at) as requested_from,
       coalesce(array_agg(judged.task_id order by judged.task_id) filter (where judged.has_expired), '{}') as task_ids,
       coalesce(array_agg(judged.last_sort_key order by judged.task_id) filter (where judged.has_expired), '{}') as sort_keys,
       coalesce(array_agg(judged.to_state order by judged.task_id) filter (where judged.has_expired), '{}') as states
  from judged
