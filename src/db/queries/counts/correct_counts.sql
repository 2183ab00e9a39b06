-- Purpose: appends what count_differences has found as deltas. What other statements have appended meanwhile adds to it.
-- Parameters: $1 the fence of the upkeep (null: a person corrects); $2 the number of corrections that count_differences has
--   seen; one element for each workflow: $3 ids, and the numbers that are missing of $4 pending, $5 in progress, $6 error,
--   $7 complete, $8 resolved and $9 cancelled tasks.
-- Returns: whether it was done: not where another session has corrected the counts since.
-- Locks: the one row of tasker_task_counting; of the upkeep the row of its lease, shared.
-- Index: none; the tables have one row each.
-- Plan: none, its tables have one row each.
with lease as materialized (
    select fence from tasker_upkeep where fence = $1::bigint for share
), corrected as (
    update tasker_task_counting
       set corrections = corrections + 1, is_filled = true, updated_at = clock_timestamp()
     where corrections = $2::bigint and ($1::bigint is null or exists (select from lease))
    returning corrections
), appended as (
    insert into tasker_task_count_deltas (named_task_id, pending, in_progress, error, complete, resolved_manually, cancelled)
    select missing.*
      from corrected
     cross join unnest($3::bigint[], $4::integer[], $5::integer[], $6::integer[], $7::integer[], $8::integer[], $9::integer[]) as missing
)
select exists (select from corrected) as is_done
