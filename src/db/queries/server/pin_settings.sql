-- Purpose: sets server settings until the transaction ends.
-- Parameters: $1 names and $2 values, side by side.
-- Returns: a row for each.
-- Locks: none.
-- Index: none needed.
-- Plan: none, reads catalogs, sessions or settings.
select set_config(name, value, true)
  from unnest($1::text[], $2::text[]) as setting (name, value)
