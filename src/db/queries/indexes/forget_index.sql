-- Purpose: removes an index from the ledger: it is no longer wanted.
-- Parameters: $1 name.
-- Locks: the ledger's row.
-- Index: none needed; the ledger holds a row for each index.
-- Plan: none, reads and writes the ledgers and locks of migrations.
delete from tasker_installed_indexes where name = $1
