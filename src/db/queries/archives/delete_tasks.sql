-- Purpose: deletes locked tasks with all their rows, and records the archive that they are in.
-- Parameters: $1 task_ids, locked by `lock_ended_tasks`; $2 the key of the archive as text; $3 the folder of its part (null: no files);
--   $4 SHA-256 of its manifest (null: no files); $5 who archives.
-- Returns: one row: how many rows of each table were deleted.
-- Locks: the rows it deletes; their steps and tasks are locked already.
-- Index: index_workflow_steps_task, index_workflow_step_edges_to, tasker_workflow_step_transitions_workflow_step_id_sort_key_key,
--   tasker_task_transitions_task_id_sort_key_key, tasker_tasks_pkey.
with gone_steps as (
    delete from tasker_workflow_steps step
     where step.task_id = any ($1::bigint[])
    returning step.workflow_step_id
), gone_edges as (
    -- Both ends of an edge are of one task.
    delete from tasker_workflow_step_edges edge
     using gone_steps
     where edge.to_step_id = gone_steps.workflow_step_id
    returning true
), gone_step_transitions as (
    delete from tasker_workflow_step_transitions transition
     using gone_steps
     where transition.workflow_step_id = gone_steps.workflow_step_id
    returning true
), gone_task_transitions as (
    delete from tasker_task_transitions transition
     where transition.task_id = any ($1::bigint[])
    returning true
), gone_tasks as (
    delete from tasker_tasks task
     where task.task_id = any ($1::bigint[])
    returning task.task_id
), tallied as (
    insert into tasker_task_count_deltas (named_task_id, error, complete, resolved_manually, cancelled)
    select task.named_task_id,
           - nullif(count(*) filter (where newest.to_state = 'error'), 0),
           - nullif(count(*) filter (where newest.to_state = 'complete'), 0),
           - nullif(count(*) filter (where newest.to_state = 'resolved_manually'), 0),
           - nullif(count(*) filter (where newest.to_state = 'cancelled'), 0)
      -- As they were before: two lists of what is gone could only be joined in the square of their length.
      from tasker_tasks task
      join tasker_task_transitions newest on newest.task_id = task.task_id and newest.most_recent
     where task.task_id = any ($1::bigint[])
     group by task.named_task_id
), no_longer_restored as (
    delete from tasker_restored_tasks restored
     where restored.task_id = any ($1::bigint[])
), counted as (
    select (select count(*) from gone_tasks) as tasks,
           (select count(*) from gone_steps) as steps,
           (select count(*) from gone_edges) as edges,
           (select count(*) from gone_task_transitions) as task_transitions,
           (select count(*) from gone_step_transitions) as step_transitions
), recorded as (
    insert into tasker_archives as archive
           (archive_key, location, manifest_hash, first_task_id, last_task_id, tasks, steps, archived_by)
    select $2::text::uuid, $3::text, $4::text,
           (select min(gone_tasks.task_id) from gone_tasks), (select max(gone_tasks.task_id) from gone_tasks),
           counted.tasks, counted.steps, $5::text
      from counted
     where counted.tasks > 0
        -- A run that only deletes has one row for all its batches.
        on conflict (archive_key) do update
       set first_task_id = least(archive.first_task_id, excluded.first_task_id),
           last_task_id = greatest(archive.last_task_id, excluded.last_task_id),
           tasks = archive.tasks + excluded.tasks,
           steps = archive.steps + excluded.steps,
           updated_at = clock_timestamp()
)
select counted.tasks, counted.steps, counted.edges, counted.task_transitions, counted.step_transitions
  from counted
