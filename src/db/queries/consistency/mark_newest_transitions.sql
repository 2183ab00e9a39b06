-- Purpose: gives the flag most_recent to the newest transition of each of some steps, and to no other.
-- Parameters: $1 step ids.
-- Returns: the number of transitions that got it.
-- Locks: the transitions changed; the steps are locked before, in the same transaction.
-- Index: tasker_workflow_step_transitions_workflow_step_id_sort_key_key, index_step_transitions_most_recent.
-- Plan: none, repairs what `check consistency` has found, once.
with newest as materialized (
    select latest.sort_key, latest.workflow_step_id
      from unnest($1::bigint[]) as step (workflow_step_id)
     cross join lateral (
           select transition.sort_key, transition.workflow_step_id
             from tasker_workflow_step_transitions transition
            where transition.workflow_step_id = step.workflow_step_id
            order by transition.sort_key desc
            limit 1) latest
), unmarked as (
    update tasker_workflow_step_transitions transition
       set most_recent = false, updated_at = clock_timestamp()
      from newest
     where transition.workflow_step_id = newest.workflow_step_id and transition.most_recent
       and transition.sort_key <> newest.sort_key
    returning transition.workflow_step_id
), marked as (
    -- Counts all of unmarked first: one most_recent row per step at any time.
    update tasker_workflow_step_transitions transition
       set most_recent = true, updated_at = clock_timestamp()
      from newest
     where transition.workflow_step_id = newest.workflow_step_id and transition.sort_key = newest.sort_key
       and not transition.most_recent
       and (select count(*) from unmarked) >= 0
    returning transition.workflow_step_id
)
select count(*) as marked from marked
