-- Purpose: records that the tables are at a version which has not run.
-- Parameters: $1 version; $2 name; $3 checksum.
-- Locks: the ledger's row.
-- Index: primary key of tasker_schema_history.
-- Plan: none, reads and writes the ledgers and locks of migrations.
insert into tasker_schema_history (version, name, applied_on, checksum)
values ($1::integer, $2::text, to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), $3::text)
    on conflict (version) do nothing
