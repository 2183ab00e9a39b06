-- Purpose: lists the indexes that `migrate up` has built, is building, or has failed to build.
-- Parameters: $1 the schema: the search path may lead past it into another that has a ledger.
-- Returns: a row for each; fails with 42P01 before there is a ledger.
-- Locks: none that anyone waits for.
-- Index: none needed; the ledger holds a row for each index.
-- Plan: none, reads and writes the ledgers and locks of migrations.
select installed.name, installed.checksum, installed.definition, installed.built_at
  from tasker_installed_indexes installed
  join pg_class class on class.oid = installed.tableoid
  join pg_namespace namespace on namespace.oid = class.relnamespace
 where namespace.nspname = $1
