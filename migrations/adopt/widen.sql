-- Texts that the engine limits and tasker does not: an identity has its workflow before it.
--
-- Locks: access exclusive on tasker_tasks, for as long as it takes to change the catalog. A text without a limit has the
-- same bytes as one with a limit, so neither rows nor indexes are written. The way back would rewrite the table, so this
-- waits until everything was verified.
alter table tasker_tasks
    alter column initiator type text,
    alter column source_system type text,
    alter column reason type text,
    alter column identity_hash type text;
