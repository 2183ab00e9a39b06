-- Purpose: lets one archive run at a time change the database, and the folder it writes to.
-- Parameters: $1 schema.
-- Returns: one row: a new key, for the archive that is written under the lock.
-- Locks: an advisory lock until the transaction ends, waited for as long as the session's lock_timeout says. It is the
--   transaction's, so that it holds behind a transaction pooler too.
-- Index: none.
-- Plan: none, reads no table.
select gen_random_uuid()::text as archive_key
  from (select pg_advisory_xact_lock(hashtext('tasker archive'), hashtext($1::text))) locked
