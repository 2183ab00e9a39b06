-- Purpose: limits the time that the server spends for a session, so that nothing it does outlasts a client that has
--   given up or is gone: statements, waits for locks, and waits for the client within a transaction.
-- Parameters: in milliseconds: $1 a statement, and a wait for the client; $2 a wait for a lock.
-- Returns: the settings made; those that are shorter already are kept.
-- Locks: none.
-- Index: none; reads settings.
-- Plan: none, reads catalogs, sessions or settings.
select set_config(setting.name, wanted.milliseconds::text, false)
  from (values ('statement_timeout', $1::bigint), ('idle_in_transaction_session_timeout', $1::bigint),
               ('lock_timeout', $2::bigint)) as wanted (name, milliseconds)
  join pg_catalog.pg_settings setting on setting.name = wanted.name
 where setting.setting::bigint not between 1 and wanted.milliseconds
