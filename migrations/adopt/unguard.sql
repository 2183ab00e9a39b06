-- Removes the guard.
--
-- Locks: access exclusive on the tables, for as long as it takes to change the catalog.
drop trigger if exists guard_of_adoption on tasker_workflow_steps;
drop trigger if exists guard_of_adoption on tasker_tasks;
drop trigger if exists guard_of_adoption on tasker_workflow_step_edges;
drop trigger if exists guard_of_adoption on tasker_workflow_step_transitions;
drop trigger if exists guard_of_adoption on tasker_task_transitions;
drop function if exists tasker_guard();
