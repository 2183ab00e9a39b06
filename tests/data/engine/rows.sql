-- :n tasks of seven steps each, one a minute up to now, as the engine would have left them. Of twenty tasks in a row twelve
-- are complete, the others stand in eight situations; each fiftieth has its children before its parents.
set timezone = 'UTC';
begin;
insert into tasker_dependent_systems (name, description, created_at, updated_at)
select name, 'x', now(), now() from unnest(array['default-system', 'billing', 'crm']) name;
insert into tasker_named_steps (dependent_system_id, name, description, created_at, updated_at)
select system, name, name, now(), now()
  from (values (1, 'validate'), (1, 'reserve_a'), (1, 'reserve_b'), (3, 'profile'), (2, 'charge'), (3, 'notify'), (1, 'close'),
               (2, 'validate'), (3, 'validate')) step (system, name);
insert into tasker_named_tasks_named_steps (named_task_id, named_step_id, created_at, updated_at)
select task, step, now(), now() from generate_series(1, 3) task, generate_series(1, 7) step;
insert into tasker_annotation_types (name, created_at, updated_at) values ('note', now(), now());

create temporary table drawn as
select i, (i - 1) % 20 as situation, now() - make_interval(secs => (:n - i) * 60) as at, i % 50 = 7 as is_reversed
  from generate_series(1, :n) i;
insert into tasker_tasks (task_id, named_task_id, complete, requested_at, initiator, source_system, reason, bypass_steps, tags,
                          context, identity_hash, created_at, updated_at)
select i, 1 + i % 3, situation < 12, at, 'user@example.com', 'web', 'test',
       case when i % 17 = 0 then '["profile"]'::json else '[]' end,
       case when i % 3 = 0 then '["vip", "eu"]'::jsonb when i % 3 = 1 then '[]' end,
       jsonb_build_object('order_id', i, 'amount', i * 1.5, 'items', jsonb_build_array(jsonb_build_object('sku', 'a-' || i % 100))),
       encode(sha256(i::text::bytea), 'hex'), at, at
  from drawn;

-- The step at position j runs after others with a smaller one.
create temporary table step as
select i, situation, at, j, (i - 1) * 7 + case when is_reversed then 8 - j else j end as id,
       case when situation < 12 then 'complete'
            when situation = 14 then case when j = 1 then 'complete' when j = 2 then 'error' end
            when situation = 15 then case when j in (1, 3) then 'complete' when j = 2 then 'error' end
            when situation = 16 then case when j <= 4 then 'complete' when j = 5 then 'error' end
            when situation = 17 then case when j = 1 then 'complete' when j in (2, 3) then 'in_progress' end
            when situation = 18 then case when j = 1 then 'complete' when j = 2 and i % 40 < 20 then 'cancelled' end
            when situation = 19 then case when j <= 3 then 'complete' when j = 4 then 'resolved_manually' when j = 5 then 'pending' end
       end as state,
       case when situation = 14 and j = 2 then 1 when situation = 15 and j = 2 then 2 when situation = 16 and j = 5 then 3
            when situation = 19 and j = 5 then 1
            when situation = 13 then null
            when situation < 12 or situation = 14 and j = 1 or situation = 15 and j in (1, 3) or situation = 16 and j <= 4
                 or situation in (17, 18) and j = 1 or situation = 19 and j <= 3 then 1
            else 0 end as attempts
  from drawn, generate_series(1, 7) j;
insert into tasker_workflow_steps (workflow_step_id, task_id, named_step_id, retryable, retry_limit, in_process, processed,
                                   processed_at, attempts, last_attempted_at, backoff_request_seconds, inputs, results,
                                   created_at, updated_at, skippable)
select id, i, j, true, case when i % 31 <> 0 then 3 end, false, coalesce(state, '') = 'complete',
       case when state = 'complete' then at + j * interval '1 second' end, attempts,
       case when attempts > 0 then case when situation = 14 and i % 40 >= 20 then now() else at + j * interval '1 second' end end,
       case when situation = 14 and j = 2 then case when i % 40 >= 20 then 3600 else 2 end end,
       jsonb_build_object('order_id', i),
       case when state = 'complete' then jsonb_build_object('ok', true, 'ref', md5(i::text || j))
            when state = 'error' then jsonb_build_object('error', 'boom', 'error_class', 'RuntimeError', 'backtrace', 'app/x.rb:1')
            else '{}' end,
       at, at + j * interval '1 second', j = 4
  from step
 order by id;
insert into tasker_workflow_step_edges (from_step_id, to_step_id, name, created_at, updated_at)
select parent.id, child.id, 'provides', parent.at, parent.at
  from step parent
  join step child using (i)
  join (values (1, 2), (1, 3), (1, 4), (2, 5), (3, 5), (5, 6), (4, 6), (6, 7)) edge (f, t) on parent.j = edge.f and child.j = edge.t
 order by parent.i, child.id;

-- The engine writes no first row, and counts its keys up by ten.
create temporary table moved as
select step.id, step.at, step.j, move.ordinal, move.from_state, move.to_state, count(*) over (partition by step.id) as moves
  from step
 cross join lateral (
       select ordinal, from_state, to_state
         from (values ('complete', 1, 'pending', 'in_progress'), ('complete', 2, 'in_progress', 'complete'),
                      ('in_progress', 1, 'pending', 'in_progress'), ('cancelled', 1, 'pending', 'cancelled'),
                      ('resolved_manually', 1, 'pending', 'resolved_manually'), ('pending', 1, 'pending', 'in_progress'),
                      ('pending', 2, 'in_progress', 'error'), ('pending', 3, 'error', 'pending')) known (state, ordinal, from_state, to_state)
        where known.state = step.state
       union all
       select (attempt - 1) * 3 + ordinal, from_state, to_state
         from generate_series(1, attempts) attempt,
              (values (1, 'pending', 'in_progress'), (2, 'in_progress', 'error'), (3, 'error', 'pending')) known (ordinal, from_state, to_state)
        where step.state = 'error' and not (attempt = attempts and ordinal = 3)) move;
insert into tasker_workflow_step_transitions (workflow_step_id, to_state, from_state, sort_key, most_recent, created_at, updated_at)
select id, to_state, from_state, ordinal * 10, ordinal = moves, at + (j + ordinal * 0.1) * interval '1 second',
       at + (j + ordinal * 0.1) * interval '1 second'
  from moved
 order by at, id, ordinal;
insert into tasker_task_transitions (task_id, to_state, from_state, sort_key, most_recent, created_at, updated_at)
select i, to_state, from_state, ordinal * 10, ordinal = count(*) over (partition by i), at + ordinal * interval '1 second',
       at + ordinal * interval '1 second'
  from drawn
 cross join lateral (
       select ordinal, from_state, to_state
         from (values (1, 'pending', 'in_progress', situation < 12 or situation in (14, 15, 16, 17, 19)),
                      (2, 'in_progress', 'complete', situation < 12),
                      (2, 'in_progress', 'error', situation = 16),
                      (1, 'pending', 'cancelled', situation = 18)) known (ordinal, from_state, to_state, is_made)
        where is_made) move
 order by at, i, ordinal;
insert into tasker_task_annotations (task_id, annotation_type_id, annotation, created_at, updated_at)
select i, 1, '{"by": "ops"}', at, at from drawn where i % 10 = 0;
select setval('tasker_tasks_task_id_seq', greatest(:n, 1)), setval('tasker_workflow_steps_workflow_step_id_seq', greatest(:n * 7, 1));
drop table drawn, step, moved;
commit;
analyze;
