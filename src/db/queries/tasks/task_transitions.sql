-- Purpose: the history of one task, from the transition after the last one read.
-- Parameters: $1 task_id; $2 sort_key (0: from the beginning).
-- Returns: transitions in the order they were recorded.
-- Locks: none.
-- Index: tasker_task_transitions_task_id_sort_key_key.
select transition.task_id,
       coalesce(transition.from_state, 'pending') as from_state,
       transition.to_state,
       transition.metadata,
       transition.created_at,
       transition.sort_key
  from tasker_task_transitions transition
 where transition.task_id = $1 and transition.sort_key > $2
 order by transition.sort_key
