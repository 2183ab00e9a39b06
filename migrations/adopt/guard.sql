-- Refuses what a forgotten process of the engine's application writes: it knows nothing of counters and queues, and of a
-- task with two kinds of writers nobody knows what it has done. Sessions of tasker say who they are with a setting.
--
-- Locks: access exclusive on the tables, which this transaction has already.
--
-- It looks at a setting once for each statement, not for each row, and runs no function for a session of tasker.

create function tasker_guard() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    stack text;
begin
    -- Submission and workflows by function are tasker's own, whoever calls them.
    get diagnostics stack = pg_context;
    if stack ~ 'function [^(]*tasker_(submit|apply)' then
        return null;
    end if;
    raise exception 'application % (process %) still writes to a database that tasker has taken over',
                    quote_literal(current_setting('application_name')), pg_backend_pid()
        using errcode = 'object_not_in_prerequisite_state',
              detail = 'the statement would ' || lower(tg_op) || ' rows of ' || tg_table_name,
              hint = 'stop that application; a person who knows the tables writes after `set tasker.writer = on`';
end
$$;
revoke execute on function tasker_guard() from public;

create trigger guard_of_adoption before insert or update or delete or truncate on tasker_workflow_steps
    for each statement when (current_setting('tasker.writer', true) is distinct from 'on') execute function tasker_guard();
create trigger guard_of_adoption before insert or update or delete or truncate on tasker_tasks
    for each statement when (current_setting('tasker.writer', true) is distinct from 'on') execute function tasker_guard();
create trigger guard_of_adoption before insert or update or delete or truncate on tasker_workflow_step_edges
    for each statement when (current_setting('tasker.writer', true) is distinct from 'on') execute function tasker_guard();
create trigger guard_of_adoption before insert or update or delete or truncate on tasker_workflow_step_transitions
    for each statement when (current_setting('tasker.writer', true) is distinct from 'on') execute function tasker_guard();
create trigger guard_of_adoption before insert or update or delete or truncate on tasker_task_transitions
    for each statement when (current_setting('tasker.writer', true) is distinct from 'on') execute function tasker_guard();
