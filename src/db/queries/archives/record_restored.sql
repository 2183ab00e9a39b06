-- Purpose: records that tasks came back from an archive, so that their retention begins anew, and counts them.
-- Parameters: $1 task_ids, copied in this transaction; $2 the key of the archive as text.
-- Locks: the rows it writes.
-- Index: index_task_transitions_most_recent; of the tasks, either index that has their ids.
with recorded as (
    insert into tasker_restored_tasks (task_id, archive_key)
    select named.task_id, $2::text::uuid
      from unnest($1::bigint[]) as named (task_id)
        on conflict (task_id) do update
       set archive_key = excluded.archive_key, created_at = clock_timestamp(), updated_at = clock_timestamp()
)
insert into tasker_task_count_deltas (named_task_id, error, complete, resolved_manually, cancelled)
select task.named_task_id,
       nullif(count(*) filter (where newest.to_state = 'error'), 0),
       nullif(count(*) filter (where newest.to_state = 'complete'), 0),
       nullif(count(*) filter (where newest.to_state = 'resolved_manually'), 0),
       nullif(count(*) filter (where newest.to_state = 'cancelled'), 0)
  from unnest($1::bigint[]) as named (task_id)
  join tasker_tasks task on task.task_id = named.task_id
  join tasker_task_transitions newest on newest.task_id = task.task_id and newest.most_recent
 group by task.named_task_id
