-- Purpose: what a manifest says about the database, and what a restore compares with it.
-- Parameters: $1 schema.
-- Returns: one row: the cluster's identifier, the version of the schema, and the last value of each sequence (0: none;
--   null: the role may not read it).
-- Locks: none.
-- Index: none.
-- Plan: none, reads the catalog and a ledger.
select (select control.system_identifier::text from pg_control_system() control) as system_identifier,
       current_database()::text as database,
       (select max(history.version) from tasker_schema_history history)::integer as schema_version,
       (select jsonb_object_agg(sequence.sequencename,
                                 case when has_sequence_privilege(format('%I.%I', sequence.schemaname, sequence.sequencename), 'select, usage')
                                      then coalesce(sequence.last_value, 0) end)
          from pg_sequences sequence
         where sequence.schemaname = $1::text) as last_ids
