-- Purpose: lists the installed versions and views, each with its schema: the search path may lead past the
--   requested schema to another one with a ledger.
-- Parameters: none, and text results: one round trip, since every command begins with it.
-- Returns: nothing while nothing is installed; fails with 42P01 before there are ledgers.
-- Locks: none that anyone waits for.
-- Index: none needed; each ledger holds a row for each version.
-- Plan: none, reads and writes the ledgers and locks of migrations.
select 'schema' as phase, history.version, history.name, history.checksum,
       history.applied_on as installed_at, namespace.nspname as schema
  from tasker_schema_history history
  join pg_class class on class.oid = history.tableoid
  join pg_namespace namespace on namespace.oid = class.relnamespace
 union all
select 'views', installed.version, installed.name, installed.checksum,
       to_char(installed.installed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), namespace.nspname
  from tasker_installed_views installed
  join pg_class class on class.oid = installed.tableoid
  join pg_namespace namespace on namespace.oid = class.relnamespace
