-- Purpose: the history of some steps, each from the transition after the last one read.
-- Parameters: one element for each step: $1 step ids, $2 sort_keys (0: from the beginning); $3 whether with
--   the kept standard error, which may be long.
-- Returns: transitions in the order they were recorded.
-- Locks: none.
-- Index: tasker_workflow_step_transitions_workflow_step_id_sort_key_key.
select transition.workflow_step_id,
       coalesce(transition.from_state, 'pending') as from_state,
       transition.to_state,
       -- Of what another program has written, only an object has keys.
       case when $3 or jsonb_typeof(transition.metadata) <> 'object' then transition.metadata
            else transition.metadata - 'stderr' end as metadata,
       transition.created_at,
       transition.sort_key
  from unnest($1::bigint[], $2::integer[]) as known (workflow_step_id, sort_key)
  join tasker_workflow_step_transitions transition
    on transition.workflow_step_id = known.workflow_step_id and transition.sort_key > known.sort_key
 order by transition.created_at, transition.workflow_step_id, transition.sort_key
