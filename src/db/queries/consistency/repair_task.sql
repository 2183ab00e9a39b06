-- Purpose: writes the derived values of a task: its counters, and its state by the moves that lead to it.
-- Parameters: $1 task_id; $2 remaining steps, $3 active steps, $4 whether it is complete; $5 the states
--   to move through (empty: it is in the right one), $6 metadata of these transitions.
-- Returns: one row, the number of transitions recorded.
-- Locks: none that are not held: lock_task_steps and lock_task come before, in the same transaction.
-- Index: tasker_tasks_pkey, tasker_task_transitions_task_id_sort_key_key, index_task_transitions_most_recent.
-- Plan: none, repairs what `check consistency` has found, once.
with newest as materialized (
    select transition.to_state, transition.sort_key
      from tasker_task_transitions transition
     where transition.task_id = $1::bigint
     order by transition.sort_key desc
     limit 1
), counted as (
    update tasker_tasks
       set remaining_steps = $2::integer, active_steps = $3::integer, complete = $4::boolean,
           last_sort_key = coalesce((select sort_key from newest), 0) + 10 * cardinality($5::text[]),
           recorded_state = coalesce(($5::text[])[cardinality($5::text[])], (select to_state from newest), 'pending'),
           updated_at = clock_timestamp()
     where task_id = $1::bigint
    returning named_task_id, coalesce((select to_state from newest), 'pending') as from_state, recorded_state as to_state
), tallied as (
    insert into tasker_task_count_deltas (named_task_id, pending, in_progress, error, complete, resolved_manually, cancelled)
    select named_task_id,
           nullif(sum((to_state = 'pending')::integer - (from_state = 'pending')::integer), 0),
           nullif(sum((to_state = 'in_progress')::integer - (from_state = 'in_progress')::integer), 0),
           nullif(sum((to_state = 'error')::integer - (from_state = 'error')::integer), 0),
           nullif(sum((to_state = 'complete')::integer - (from_state = 'complete')::integer), 0),
           nullif(sum((to_state = 'resolved_manually')::integer - (from_state = 'resolved_manually')::integer), 0),
           nullif(sum((to_state = 'cancelled')::integer - (from_state = 'cancelled')::integer), 0)
      from counted
     where to_state <> from_state
     group by named_task_id
), unmarked as (
    update tasker_task_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
     where transition.task_id = $1::bigint and transition.most_recent
       and (cardinality($5::text[]) > 0 or transition.sort_key <> (select sort_key from newest))
    returning transition.sort_key
), marked as (
    -- Counts all of unmarked first: one most_recent row per task at any time.
    update tasker_task_transitions transition
       set most_recent = true, updated_at = clock_timestamp()
     where transition.task_id = $1::bigint and transition.sort_key = (select sort_key from newest) and not transition.most_recent
       and cardinality($5::text[]) = 0 and (select count(*) from unmarked) >= 0
), recorded as (
    insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select $1::bigint,
           lag(move.to_state, 1, coalesce((select to_state from newest), 'pending')) over (order by move.ordinal),
           move.to_state,
           coalesce((select sort_key from newest), 0) + 10 * move.ordinal::integer,
           move.ordinal = cardinality($5::text[]),
           $6::jsonb, clock_timestamp()
      from unnest($5::text[]) with ordinality as move (to_state, ordinal)
     where (select count(*) from unmarked) >= 0
    returning to_state
)
select count(*) as recorded from recorded
