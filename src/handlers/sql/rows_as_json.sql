-- Purpose: the row of a step's statement as JSON; several rows, or none, as an array in their order.
-- Parameters: those of the statement.
-- Locks: those of the statement.
-- Index: none of ours; the statement's own.
--
-- This is the end of a list of common table expressions, so that a statement
-- with data-modifying ones of its own can come before: PostgreSQL allows those
-- at the top level only. `tasker_result.*` is the row even where a column of it
-- is called tasker_result.
tasker_result as (
-- the statement
)
select case when count(*) = 1 then jsonb_agg(to_jsonb(tasker_result.*)) -> 0
            else coalesce(jsonb_agg(to_jsonb(tasker_result.*)), '[]') end as result
from tasker_result
