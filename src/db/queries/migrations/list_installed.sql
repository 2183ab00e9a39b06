-- Purpose: lists what `migrate up` has installed.
-- Parameters: none, and text results: one round trip, since every command begins with it.
-- Returns: nothing while nothing is installed; fails with 42P01 before there are ledgers. A view that
--   somebody has dropped is not installed.
-- Locks: none that anyone waits for.
-- Index: none needed; each ledger holds a row for each version.
-- Plan: none, reads and writes the ledgers and locks of migrations.
select 'schema' as phase, version, name, checksum, applied_on as installed_at
  from tasker_schema_history
 union all
select 'views', installed.version, installed.name, installed.checksum,
       to_char(installed.installed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
  from tasker_installed_views installed
  join pg_class ledger on ledger.oid = installed.tableoid
  join pg_class view on view.relname = installed.name and view.relnamespace = ledger.relnamespace
                    and view.relkind = 'v'
