-- What lets the log be written when an attempt ends, and not when it begins: while a step runs its own row is the
-- truth. And what a step's end does not need: keys that no query uses, and foreign keys that nothing can violate.
--
-- Locks: access exclusive on tasker_worker_exchanges, tasker_workflow_steps, tasker_tasks, tasker_workflow_step_edges and
-- both transition tables, for as long as it takes to change the catalog and to rewrite the rows of the steps that run now,
-- which index_step_transitions_in_progress finds; share update exclusive on the two queues. No column has a default for the rows that are there, so no other
-- row is read or written, however large the tables. A worker of an earlier release is refused from then on, since the
-- columns of its exchanges have other names: a worker of this release takes its steps over once its lease has ended.

-- First what an exchange locks first: the other way round, an exchange and this version would wait for each other.
alter table tasker_worker_exchanges
    rename column claimed_step_ids to held_step_ids;
alter table tasker_worker_exchanges
    -- With held_step_ids, every claim that the worker may hold, and perhaps some that have ended: those it held
    -- when it sent its last exchange over this connection, and those that the exchange made.
    rename column claim_numbers to held_claim_numbers;
alter table tasker_worker_exchanges
    -- When an exchange last claimed a step.
    add column last_claim_at timestamptz;

alter table tasker_workflow_steps
    -- The sort_key of the newest transition (0: there is none; null: of a row of an earlier release, it is not known).
    -- Whoever appends to the log of a step has its row locked, and needs no look at the log.
    add column last_sort_key integer;
alter table tasker_workflow_steps
    alter column last_sort_key set default 0,
    drop constraint tasker_workflow_steps_task_id_fkey;

alter table tasker_tasks
    -- The sort_key and the state of the newest transition, likewise.
    add column last_sort_key integer,
    add column recorded_state text;
alter table tasker_tasks
    alter column last_sort_key set default 0,
    alter column recorded_state set default 'pending';

-- The start of what runs now is not in the log any more. A step's log then ends with what came before.
update tasker_workflow_steps step
   set last_sort_key = coalesce((select max(earlier.sort_key)
                                   from tasker_workflow_step_transitions earlier
                                  where earlier.workflow_step_id = step.workflow_step_id
                                    and earlier.sort_key < started.sort_key), 0)
  from tasker_workflow_step_transitions started
 where started.most_recent and started.to_state = 'in_progress'
   and step.workflow_step_id = started.workflow_step_id
   and step.in_process and step.claimed_by is not null;

insert into tasker_worker_exchanges (worker_id, lane, held_step_ids, held_claim_numbers)
select step.claimed_by, 0, array_agg(step.workflow_step_id order by step.workflow_step_id),
       array_agg(step.claim_number order by step.workflow_step_id)
  from tasker_workflow_step_transitions started
  join tasker_workflow_steps step on step.workflow_step_id = started.workflow_step_id
 where started.most_recent and started.to_state = 'in_progress'
   and step.in_process and step.claimed_by is not null
 group by step.claimed_by
    on conflict (worker_id, lane) do update
   set held_step_ids = excluded.held_step_ids, held_claim_numbers = excluded.held_claim_numbers, updated_at = clock_timestamp();

delete from tasker_workflow_step_transitions started
 using tasker_workflow_steps step
 where started.most_recent and started.to_state = 'in_progress'
   and step.workflow_step_id = started.workflow_step_id
   and step.in_process and step.claimed_by is not null;

update tasker_workflow_step_transitions earlier
   set most_recent = true, updated_at = clock_timestamp()
  from (select distinct held.workflow_step_id
          from tasker_worker_exchanges exchange
         cross join unnest(exchange.held_step_ids) as held (workflow_step_id)) held
  join tasker_workflow_steps step on step.workflow_step_id = held.workflow_step_id
 where step.in_process and earlier.workflow_step_id = step.workflow_step_id and earlier.sort_key = step.last_sort_key
   and not earlier.most_recent;

-- Both rows of an edge and both ends of a step are made in one statement from a checked workflow, and no statement deletes
-- a step or a task (docs/adr/0003-foreign-keys.md). `check consistency` finds those that lack one.
alter table tasker_workflow_step_edges
    drop constraint tasker_workflow_step_edges_pkey,
    drop constraint tasker_workflow_step_edges_from_step_id_fkey,
    drop constraint tasker_workflow_step_edges_to_step_id_fkey,
    -- For a publication, which refuses updates and deletions of a table without a key.
    replica identity full;

alter table tasker_workflow_step_transitions
    drop constraint tasker_workflow_step_transitions_pkey,
    replica identity using index tasker_workflow_step_transitions_workflow_step_id_sort_key_key;

alter table tasker_task_transitions
    drop constraint tasker_task_transitions_pkey,
    replica identity using index tasker_task_transitions_task_id_sort_key_key;

-- A fifth of a table may be dead before autovacuum comes: of ten million rows that is two million, which every scan
-- passes and every backup carries. A queue is never large, and each of its rows dies.
alter table tasker_workflow_steps
    set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
alter table tasker_tasks
    set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
alter table tasker_workflow_step_transitions
    set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
alter table tasker_task_transitions
    set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
alter table tasker_ready_steps
    set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);
alter table tasker_backoff_steps
    set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);
