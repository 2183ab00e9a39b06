-- Purpose: lists the installed views, and whether each still has the definition that was installed.
-- Parameters: none.
-- Returns: a row for each view in the ledger; is_there says whether the database still has it,
--   is_unchanged whether it still has the definition it was installed with.
-- Locks: none that anyone waits for.
-- Index: none needed; the ledger holds a row for each view.
-- Plan: none, reads and writes the ledgers and locks of migrations.
select installed.name, installed.version, installed.installed_at,
       view.oid is not null as is_there,
       coalesce(encode(sha256(convert_to(pg_get_viewdef(view.oid), 'UTF8')), 'hex')
                = installed.definition_hash, false) as is_unchanged
  from tasker_installed_views installed
  join pg_class ledger on ledger.oid = installed.tableoid
  -- Beside its ledger, and not wherever else the search path leads.
  left join pg_class view
         on view.relname = installed.name and view.relnamespace = ledger.relnamespace and view.relkind = 'v'
 order by installed.name
