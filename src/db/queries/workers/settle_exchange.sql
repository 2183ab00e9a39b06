-- Purpose: settles an exchange whose answer was lost: waits while it is under way, and refuses it from then
--   on.
-- Parameters: $1 worker_id, $2 lane, $3 the number of the exchange.
-- Returns: the claims that the worker held before it or by it, as step ids and claim numbers; where it never took effect,
--   those of the newest one that did; no row where the worker has been removed.
-- Locks: the exchange's row; waits for the transaction that holds it and reads what that one left.
-- Index: the primary key.
-- Plan: none, a worker asks it once for each lost answer.
with found as materialized (
    select number, held_step_ids, held_claim_numbers
      from tasker_worker_exchanges
     where worker_id = $1::bigint and lane = $2::smallint
       for no key update
), refused as (
    update tasker_worker_exchanges exchange
       set number = $3::bigint, updated_at = clock_timestamp()
      from found
     where exchange.worker_id = $1::bigint and exchange.lane = $2::smallint and found.number < $3::bigint
)
select held_step_ids, held_claim_numbers
  from found
