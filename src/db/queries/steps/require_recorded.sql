-- Purpose: fails, and its transaction with it, unless the completion before it in the same transaction recorded the
--   step. They are sent at once, with the commit.
-- Parameters: $1 step id, $2 claim number.
-- Returns: 1; divides by zero where the fence refused the completion.
-- Locks: none.
-- Index: tasker_workflow_steps_pkey.
-- Plan: none, one row by its key.
select 1 / count(*) as recorded
  from tasker_workflow_steps
 where workflow_step_id = $1::bigint and claim_number = $2::integer and processed
   -- Others may have resolved the step meanwhile.
   and xmin = pg_current_xact_id()::xid
