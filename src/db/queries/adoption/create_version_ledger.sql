-- Purpose: makes the ledger of the versions as refinery makes it, for tables that no version has made.
-- Parameters: none.
-- Locks: none that anyone waits for: the table is new.
-- Index: none.
-- Plan: none, reads and writes the ledgers and locks of migrations.
create table if not exists tasker_schema_history (
    version int4 primary key, name varchar(255), applied_on varchar(255), checksum varchar(255)
)
