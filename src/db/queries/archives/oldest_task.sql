-- Purpose: the oldest task of each version of a workflow that the database still has, and why it can still be here.
-- Parameters: $1 named_task_ids.
-- Returns: a row for each version that has a task.
-- Locks: none.
-- Index: index_tasks_named_task, index_task_transitions_most_recent, tasker_restored_tasks_pkey.
select oldest.task_id, oldest.named_task_id::bigint, oldest.requested_at,
       coalesce(current.to_state, 'pending') as state,
       oldest.active_steps > 0 or coalesce(current.to_state, 'pending') in ('pending', 'in_progress') as is_unfinished,
       current.created_at as since,
       restored.created_at as restored_at
  from unnest($1::bigint[]) as version (named_task_id)
 cross join lateral (
       -- A range, not an equality: only one index has this order.
       select task.task_id, task.named_task_id, task.requested_at, task.active_steps
         from tasker_tasks task
        where task.named_task_id between version.named_task_id and version.named_task_id
        order by task.named_task_id, task.task_id
        limit 1) oldest
  left join tasker_task_transitions current on current.task_id = oldest.task_id and current.most_recent
  left join tasker_restored_tasks restored on restored.task_id = oldest.task_id
 order by oldest.task_id
