-- Purpose: the border of `keep_last`: the oldest of the newest ended tasks of a workflow that stay.
-- Parameters: $1 named_task_ids of the workflow's versions; $2 how many stay, at least 1.
-- Returns: one row: the id of the oldest task that stays (null: the workflow has no ended task).
-- Locks: none.
-- Index: index_tasks_named_task from its end, index_task_transitions_most_recent for each task met. It walks past the
--   tasks that have not ended.
select min(newest.task_id) as task_id
  from (select ended.task_id
          from unnest($1::bigint[]) as version (named_task_id)
         cross join lateral (
               -- A range, not an equality: only one index has this order.
               select task.task_id
                 from tasker_tasks task
                 join tasker_task_transitions current on current.task_id = task.task_id and current.most_recent
                where task.named_task_id between version.named_task_id and version.named_task_id
                  and task.active_steps = 0
                  and current.to_state in ('complete', 'resolved_manually', 'error', 'cancelled')
                order by task.named_task_id desc, task.task_id desc
                limit $2::bigint) ended
         order by ended.task_id desc
         limit $2::bigint) newest
