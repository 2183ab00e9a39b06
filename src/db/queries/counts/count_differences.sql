-- Purpose: compares the counts of tasks by workflow and state with the newest transition of every task.
-- Parameters: none.
-- Returns: a row for each workflow and state whose count differs, with what is stored and what there is; and the number
--   of corrections before, for correct_counts. Without a difference one row, whose workflow is null.
-- Locks: none. One statement, so one snapshot: a statement that moves a task counts it in the same transaction, so both sides
--   have it or neither.
-- Index: none: it reads every task and the newest transition of each; tasker_task_count_deltas_pkey for what is not folded,
--   tasker_task_transitions_task_id_sort_key_key for a task without a newest transition.
with counting as materialized (
    select watermark, gaps + young_gaps as gaps, corrections,
           is_filled or coalesce(pg_snapshot_xmin(pg_current_snapshot()) >= fill_from, false) as is_due
      from tasker_task_counting
), ranges as materialized (
    select counting.watermark + 1 as first_id, 9223372036854775807 as last_id
      from counting
    union all
    select lower(gap), upper(gap) - 1
      from counting
     cross join unnest(counting.gaps) as gap
), truth as materialized (
    select task.named_task_id,
           coalesce(current.to_state,
                    -- It is marked wrong. A task without a log has none.
                    case when task.last_sort_key is distinct from 0
                         then (select newest.to_state from tasker_task_transitions newest
                                where newest.task_id = task.task_id
                                order by newest.sort_key desc
                                limit 1) end, 'pending') as state,
           count(*) as tasks
      from tasker_tasks task
      left join tasker_task_transitions current on current.task_id = task.task_id and current.most_recent
     group by 1, 2
), counted as (
    select named_task_id, pending, in_progress, error, complete, resolved_manually, cancelled
      from tasker_task_counts
    union all
    select delta.*
      from ranges
     cross join lateral (
           select delta.named_task_id, delta.pending, delta.in_progress, delta.error, delta.complete, delta.resolved_manually,
                  delta.cancelled
             from tasker_task_count_deltas delta
            where delta.id between ranges.first_id and ranges.last_id
            -- A look by the key for each range, not a join, which may pass every dead row.
            order by delta.id
           offset 0) delta
), stored as materialized (
    select counted.named_task_id, total.state, sum(total.tasks)::bigint as tasks
      from counted
     cross join lateral (
           values ('pending', counted.pending), ('in_progress', counted.in_progress), ('error', counted.error),
                  ('complete', counted.complete), ('resolved_manually', counted.resolved_manually),
                  ('cancelled', counted.cancelled)) as total (state, tasks)
     group by counted.named_task_id, total.state
), differences as (
    select named_task_id, state, coalesce(stored.tasks, 0) as stored, coalesce(truth.tasks, 0) as derived
      from stored
      full join truth using (named_task_id, state)
     where coalesce(stored.tasks, 0) <> coalesce(truth.tasks, 0)
)
select counting.corrections, counting.is_due, differences.named_task_id,
       coalesce(named.namespace || '/' || named.name || '@' || named.version, 'workflow ' || differences.named_task_id) as workflow,
       differences.state, differences.stored, differences.derived
  from counting
  left join differences on true
  left join tasker_named_tasks named on named.named_task_id = differences.named_task_id
 order by differences.named_task_id, differences.state
