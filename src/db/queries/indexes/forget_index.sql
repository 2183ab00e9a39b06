-- Purpose: takes an index out of the ledger: it is not wanted any more.
-- Parameters: $1 name.
-- Locks: the ledger's row.
-- Index: none needed; the ledger holds a row for each index.
-- Plan: none, reads and writes the ledgers and locks of migrations.
delete from tasker_installed_indexes where name = $1
