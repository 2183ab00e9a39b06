-- Purpose: forgets phases that were undone.
-- Parameters: $1 phases.
-- Locks: the ledger's rows.
-- Index: none needed; a row for each phase.
-- Plan: none, reads and writes the ledgers and locks of migrations.
delete from tasker_adoption where phase = any ($1::text[])
