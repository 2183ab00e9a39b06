-- Purpose: settles an exchange whose answer was lost: waits while it is under way, and refuses it from then
--   on.
-- Parameters: $1 worker_id, $2 lane, $3 the number of the exchange.
-- Returns: the claims that it made, as step ids and claim numbers (none where it never took effect); no row where the worker has
--   been removed.
-- Locks: the exchange's row; waits for the transaction that holds it and reads what that one left.
-- Index: the primary key.
-- Plan: none, a worker asks it once for each lost answer.
update tasker_worker_exchanges
   set number = greatest(number, $3::bigint),
       claimed_step_ids = case when number >= $3::bigint then claimed_step_ids else '{}' end,
       claim_numbers = case when number >= $3::bigint then claim_numbers else '{}' end,
       updated_at = clock_timestamp()
 where worker_id = $1::bigint and lane = $2::smallint
returning claimed_step_ids, claim_numbers
