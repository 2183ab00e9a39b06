-- Purpose: the system that the steps of applied templates belong to, made when it is missing.
-- Parameters: $1 name, $2 description.
-- Locks: its row, until the transaction ends: applies run one after the other,
--   and so none of the inserts that follow can deadlock with another apply's.
-- Index: tasker_dependent_systems_name_key.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
insert into tasker_dependent_systems (name, description)
values ($1, $2)
-- An update that changes nothing returns and locks the row that is there; "do
-- nothing" would return no row, and a select beside it would miss one that
-- another transaction has just committed.
on conflict (name) do update set name = excluded.name
returning dependent_system_id
