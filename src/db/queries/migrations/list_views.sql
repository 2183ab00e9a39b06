-- Purpose: lists the installed views, and whether each still has the definition that was installed.
-- Parameters: none.
-- Returns: a row for each view in the ledger; is_there says whether the database still has it,
--   is_unchanged whether it still has the definition it was installed with.
-- Locks: none that anyone waits for.
-- Index: none needed; the ledger holds a row for each view.
-- Plan: none, reads and writes the ledgers and locks of migrations.
select installed.name, installed.version, installed.installed_at,
       view.oid is not null as is_there,
       coalesce(encode(sha256(convert_to(
           -- The same in every schema.
           replace(pg_get_viewdef(view.oid), quote_ident(namespace.nspname) || '.tasker_', 'tasker_'), 'UTF8')), 'hex')
                = installed.definition_hash, false) as is_unchanged
  from tasker_installed_views installed
  join pg_class ledger on ledger.oid = installed.tableoid
  join pg_namespace namespace on namespace.oid = ledger.relnamespace
  left join pg_class view
         on view.relname = installed.name and view.relnamespace = ledger.relnamespace and view.relkind = 'v'
 order by installed.name
