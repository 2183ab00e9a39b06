-- What lets a worker claim by the room that it has for each handler: the handler of each step, and lanes of the ready
-- queue for each handler.
--
-- Locks: access exclusive on tasker_named_tasks_named_steps, tasker_workflow_steps, tasker_ready_steps,
-- tasker_queue_priorities and tasker_workers, for as long as it takes to change the catalog and to build the key of
-- tasker_queue_priorities, which has a few rows for each queue. Each new column has a constant default or none, so no
-- row is read or written in the other tables, however large they are. A worker of an earlier release goes on meanwhile,
-- and is to be replaced afterwards: it claims as before, whatever the handler.
--
-- 'unknown' is the handler of a step submitted before this version, or by an earlier release. A worker looks it up in
-- the workflow once the step is ready: assign_handlers. 'missing' is that of a step whose workflow describes none.

-- First what a claim locks first: the other way round, a claim and this version would wait for each other.
alter table tasker_ready_steps
    add column handler text not null default 'unknown';

alter table tasker_named_tasks_named_steps
    add column handler text not null default 'unknown';

alter table tasker_workflow_steps
    add column handler text not null default 'unknown';

alter table tasker_queue_priorities
    add column handler text not null default 'unknown',
    drop constraint tasker_queue_priorities_pkey,
    add constraint tasker_queue_priorities_pkey primary key (queue, priority, handler);

alter table tasker_workers
    -- The handlers it runs (null: all).
    add column handlers text[],
    -- How many sql steps it runs at once (null: as many as of other handlers).
    add column sql_connections integer;
