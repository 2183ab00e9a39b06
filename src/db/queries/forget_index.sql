-- Purpose: takes an index out of the ledger: it is not wanted any more.
-- Parameters: $1 name.
-- Locks: the ledger's row.
-- Index: primary key of tasker_installed_indexes.
delete from tasker_installed_indexes where name = $1
