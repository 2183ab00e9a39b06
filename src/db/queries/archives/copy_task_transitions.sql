-- Purpose: the transitions of the tasks that `name_archived_tasks` named, for a COPY to a file.
-- Parameters: none; the tasks are a setting of the transaction.
-- Returns: every column, in the order of the keys.
-- Locks: none; the tasks are locked.
-- Index: tasker_task_transitions_task_id_sort_key_key.
select transition.*
  from (select unnest(string_to_array(current_setting('tasker.archived_tasks', true), ',')::bigint[]) as task_id) named
  join tasker_task_transitions transition on transition.task_id = named.task_id
 order by transition.task_id, transition.sort_key
