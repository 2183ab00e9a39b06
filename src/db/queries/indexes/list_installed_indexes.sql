-- Purpose: lists the indexes that `migrate up` has built, is building, or has failed to build.
-- Parameters: none.
-- Returns: a row for each; fails with 42P01 before there is a ledger.
-- Locks: none that anyone waits for.
-- Index: none needed; the ledger holds a row for each index.
-- Plan: none, reads and writes the ledgers and locks of migrations.
select name, checksum, definition, built_at
  from tasker_installed_indexes
